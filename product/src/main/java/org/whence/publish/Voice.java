package org.whence.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.whence.model.Claim;
import org.whence.model.Drift;
import org.whence.model.DriftKind;
import org.whence.model.Mention;
import org.whence.model.Passage;
import org.whence.model.Reason;
import org.whence.model.Report;
import org.whence.model.Response;
import org.whence.model.Source;
import org.whence.model.SourceKind;
import org.whence.model.Span;

/// The phrases that all sections of the dossier are made of, in its three voices: quoted words, finding, note. Every quoted
/// word links to its place in the report.
final class Voice {
    private static final int LONGEST_QUOTE = 260;
    private static final int MOST_CLAIMS = 5;
    private static final Pattern QUOTED = Pattern.compile("“([^“”]+)”");

    final Html html;
    final Register register;
    final Anchors anchors;

    Voice(Html html, Register register, Anchors anchors) {
        this.html = html;
        this.register = register;
        this.anchors = anchors;
    }

    /// Opens a section with its heading; the caller closes it.
    Voice section(String id, String heading, String title) {
        html.open("section", "class", "part", "id", id, "aria-labelledby", id + "-h").line();
        html.element(heading, title, "id", id + "-h").line();
        return this;
    }

    /// Words of a report, linked to their place.
    Voice quote(Report report, Span at) {
        html.open("a", "class", "q", "href", anchors.to(report, at));
        html.element("q", shortened(report.quote(at)));
        html.close();
        return this;
    }

    Voice quote(Passage passage) {
        return quote(register.report(passage.report()), passage.at());
    }

    /// A machine's finding: dotted underline.
    Voice finding(String words) {
        if (words.isEmpty()) {
            return this;
        }
        html.element("span", words, "class", "f");
        return this;
    }

    /// A remark about the page or the method.
    Voice note(String words) {
        html.element("span", words, "class", "note");
        return this;
    }

    /// "C1", linked to the card.
    Voice claim(Claim claim) {
        html.element(
                "a",
                register.label(claim),
                "class",
                "cref",
                "href",
                "#" + anchors.idOf(claim),
                "title",
                claim.sentence());
        return this;
    }

    /// The first of the claims, by number.
    Voice claims(List<String> ids) {
        List<Claim> known =
                ids.stream()
                        .filter(register::isClaim)
                        .map(id -> register.standing(id).claim())
                        .toList();
        for (Claim claim : known.subList(0, Math.min(MOST_CLAIMS, known.size()))) {
            html.text(" ");
            claim(claim);
        }
        if (known.size() > MOST_CLAIMS) {
            html.text(" ");
            note("and " + (known.size() - MOST_CLAIMS) + " more");
        }
        return this;
    }

    /// "R1 Coastal Ledger", linked to the report.
    Voice report(Report report) {
        html.open("a", "class", "rref", "href", "#" + anchors.idOf(report));
        html.element("span", register.label(report), "class", "rnum");
        html.text(" " + Register.name(report));
        html.close();
        return this;
    }

    Voice published(Report report) {
        if (report.published() == null) {
            html.element("span", "no date", "class", "date none");
        } else {
            html.element(
                    "time",
                    Terms.day(report.published()),
                    "class",
                    "date",
                    "datetime",
                    report.published().toString());
        }
        return this;
    }

    /// The letter of a change beside its colour.
    Voice badge(DriftKind kind) {
        html.element(
                "span",
                Terms.letter(kind),
                "class",
                "badge " + kind.name().toLowerCase(Locale.ROOT),
                "title",
                Terms.of(kind),
                "aria-label",
                Terms.of(kind),
                "role",
                "img");
        return this;
    }

    /// A mention's words within their sentence.
    Voice inContext(Mention mention) {
        Report report = register.report(mention.report());
        return excerpt(report, List.of(new Said(mention.at(), anchors.to(report, mention.at()))));
    }

    /// Words of a report with marks in them, within their sentences.
    Voice excerpt(Report report, List<? extends MarkedText.Mark> marks) {
        Span words = marks.getFirst().at();
        for (MarkedText.Mark mark : marks) {
            words = words.join(mark.at());
        }
        Excerpt excerpt = Excerpt.around(report, words);
        html.open("span", "class", "ctx", "dir", "auto");
        html.text(excerpt.cutBefore() ? "… " : "");
        new MarkedText(report.text(), marks).write(html, excerpt.at());
        html.text(excerpt.cutAfter() ? " …" : "");
        html.close();
        return this;
    }

    /// On whose word: "outlet ← Reuters ← two intelligence sources".
    Voice chain(Mention mention) {
        List<Source> chain = mention.chain().stream().map(register::source).toList();
        html.open("span", "class", "chain");
        if (chain.isEmpty()) {
            note("in the report’s own voice");
        }
        for (int i = 0; i < chain.size(); i++) {
            if (i > 0) {
                arrow("←", "on the word of");
            }
            source(chain.get(i));
        }
        if (chain.size() == 1 && chain.getFirst().kind() == SourceKind.OUTLET) {
            Report report = register.report(mention.report());
            if (chain.getFirst().name().equals(report.outlet())) {
                html.text(" ");
                note("in its own voice");
            }
        }
        html.close();
        return this;
    }

    /// An arrow for the eye and what it means for the ear.
    Voice arrow(String sign, String spoken) {
        html.element("span", " " + sign + " ", "class", "arrow", "aria-hidden", "true");
        html.element("span", " " + spoken + " ", "class", "sr");
        return this;
    }

    /// A source; one without a name keeps its own words, as a quotation.
    Voice source(Source source) {
        String kind = source.kind().name().toLowerCase(Locale.ROOT);
        html.open("span", "class", "src " + kind, "title", kind);
        if (source.kind() == SourceKind.UNNAMED) {
            html.element("q", source.name());
        } else {
            html.text(source.name());
        }
        html.close();
        return this;
    }

    /// Why, in sentences with the words they rest on.
    Voice reasons(List<Reason> reasons) {
        if (reasons.isEmpty()) {
            return this;
        }
        html.open("ul", "class", "why");
        for (Reason reason : reasons) {
            html.open("li");
            reason(reason);
            html.close();
        }
        html.close();
        return this;
    }

    /// A reason's sentence; words that it quotes become links to their places, evidence that it does not quote follows.
    Voice reason(Reason reason) {
        List<Passage> unquoted = new ArrayList<>(reason.evidence());
        String detail = sentence(reason.detail());
        int at = 0;
        Matcher quoted = QUOTED.matcher(detail);
        while (quoted.find()) {
            Passage passage = quotedBy(quoted.group(1), unquoted);
            if (passage != null) {
                Report report = register.report(passage.report());
                finding(detail.substring(at, quoted.start()));
                html.open("a", "class", "q", "href", anchors.to(report, passage.at()));
                html.element("q", quoted.group(1));
                html.close();
                unquoted.remove(passage);
                at = quoted.end();
            }
        }
        finding(detail.substring(at));
        for (Passage passage : unquoted) {
            html.text(" ");
            evidence(passage);
        }
        return this;
    }

    /// The words of a report behind its number.
    Voice evidence(Passage passage) {
        Report report = register.report(passage.report());
        html.open("span", "class", "evidence");
        html.element("span", register.label(report), "class", "rnum");
        html.text(" ");
        quote(report, passage.at());
        html.close();
        return this;
    }

    /// The passage that a quotation, maybe cut short, is taken from.
    private @Nullable Passage quotedBy(String words, List<Passage> passages) {
        String begin = words.endsWith("…") ? words.substring(0, words.length() - 1) : words;
        for (Passage passage : passages) {
            String whole = onOneLine(register.report(passage.report()).quote(passage.at()));
            if (begin.equals(words) ? whole.equals(words) : whole.startsWith(begin)) {
                return passage;
            }
        }
        return null;
    }

    /// Who answers, how, and in which words.
    Voice response(Response response) {
        html.element("strong", response.who());
        html.text(" ");
        finding(Terms.of(response.kind()));
        html.text(" ");
        Mention mention = register.mention(response.mention());
        quote(mention.passage());
        html.text(" ");
        html.open("span", "class", "where");
        report(register.report(mention.report()));
        html.close();
        return this;
    }

    /// The changed words, before and after.
    Voice change(Drift drift) {
        Report from = register.report(register.mention(drift.from()).report());
        Report to = register.report(register.mention(drift.to()).report());
        html.open("span", "class", "change");
        if (drift.before().length() > 0) {
            html.open("del");
            quote(from, drift.before());
            html.close();
        } else {
            note("not there before");
        }
        arrow("→", "became");
        if (drift.after().length() > 0) {
            html.open("ins");
            quote(to, drift.after());
            html.close();
        } else {
            html.open("a", "class", "note", "href", anchors.to(to, drift.after()));
            html.text("left out").close();
        }
        html.close();
        return this;
    }

    /// The credibility that the machine proposes.
    Voice grade(Claim claim) {
        String grade = register.ranking.corroboration(claim).grade();
        html.element(
                "span",
                grade,
                "class",
                "f grade",
                "title",
                "Proposed credibility " + grade + ": " + Terms.grade(grade));
        return this;
    }

    /// Where there is nothing to show: says why.
    Voice empty(String why) {
        html.element("p", why, "class", "empty");
        return this;
    }

    /// What a mention's words are marked as within their sentence.
    record Said(Span at, @Nullable String link) implements MarkedText.Mark {
        @Override
        public void open(Html html, boolean first) {
            html.open("mark", "class", "said");
            if (link != null) {
                html.open("a", "href", link);
            }
        }

        @Override
        public void close(Html html, boolean last) {
            if (link != null) {
                html.close();
            }
            html.close();
        }
    }

    /// The names of what stands behind a claim, innermost, each once.
    List<String> innermost(Claim claim) {
        List<String> names = new ArrayList<>();
        for (Mention mention : register.ranking.mentions(claim)) {
            if (mention.chain().size() > 1) {
                Source last = register.source(mention.chain().getLast());
                String name =
                        last.kind() == SourceKind.UNNAMED ? "“" + last.name() + "”" : last.name();
                if (!names.contains(name)) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    private static String sentence(String words) {
        return words.isEmpty()
                ? words
                : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String onOneLine(String words) {
        return words.strip().replaceAll("\\s+", " ");
    }

    private static String shortened(String words) {
        String line = onOneLine(words);
        if (line.length() <= LONGEST_QUOTE) {
            return line;
        }
        int head = line.lastIndexOf(' ', LONGEST_QUOTE - 80);
        int tail = line.indexOf(' ', line.length() - 70);
        return line.substring(0, head < 0 ? LONGEST_QUOTE - 80 : head)
                + " … "
                + line.substring(tail < 0 ? line.length() - 70 : tail + 1);
    }
}
