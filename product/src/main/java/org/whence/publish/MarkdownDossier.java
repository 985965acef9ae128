package org.whence.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.whence.model.Case;
import org.whence.model.Certainty;
import org.whence.model.Derivation;
import org.whence.model.Drift;
import org.whence.model.Listing;
import org.whence.model.Mention;
import org.whence.model.Origin;
import org.whence.model.Party;
import org.whence.model.Passage;
import org.whence.model.Polarity;
import org.whence.model.Reason;
import org.whence.model.Relation;
import org.whence.model.Report;
import org.whence.model.Response;
import org.whence.model.Span;
import org.whence.model.Unreadable;

/// The dossier as compact Markdown: everything it finds with the words it rests on, without the full texts.
final class MarkdownDossier {
    private static final Pattern SPACE = Pattern.compile("\\s+");

    /// What means something to Markdown, in the middle of a line.
    private static final Pattern MARKUP = Pattern.compile("([\\\\`*_\\[\\]#|~$!])");

    /// What begins a list at the start of a line.
    private static final Pattern LIST = Pattern.compile("^(\\d+)([.)])|^([-+=])");

    private final Register register;
    private final StringBuilder out = new StringBuilder();

    MarkdownDossier(Case whence) {
        register = new Register(whence);
    }

    String markdown() {
        line("# Whence dossier");
        Headline.of(register.whence).forEach(l -> paragraph(safe(l)));
        for (Register.Chapter chapter : register.chapters) {
            chapter(chapter);
        }
        parties();
        reports();
        unread();
        paragraph(
                "Whence says who says what, on whose word, and on how many independent origins it"
                        + " rests. It never says that a claim is true. Format "
                        + CaseJson.FORMAT
                        + ".");
        return out.toString();
    }

    private void chapter(Register.Chapter chapter) {
        paragraph("## " + safe(chapter.story().title()));
        List<Ranking.Standing> front =
                chapter.standings().stream().filter(Ranking.Standing::isUpFront).toList();
        paragraph("### Claims, most repeated on fewest origins first");
        if (front.isEmpty()) {
            paragraph("No claim is in two reports, and none was changed or answered.");
        } else {
            paragraph("| No. | Claim | Reports | Origins | Grade | Changed |");
            line("|---|---|---:|---:|---:|---|");
            for (Ranking.Standing s : front) {
                line(
                        "| "
                                + register.label(s.claim())
                                + " | "
                                + safe(s.claim().sentence())
                                + " | "
                                + s.reports()
                                + " | "
                                + Terms.range(s.min(), s.max())
                                + " | "
                                + safe(register.ranking.corroboration(s.claim()).grade())
                                + " | "
                                + s.drifts().stream()
                                        .map(d -> Terms.letter(d.kind()))
                                        .distinct()
                                        .collect(Collectors.joining(" "))
                                + " |");
            }
        }
        front.forEach(this::card);
        List<Ranking.Standing> rest =
                chapter.standings().stream().filter(s -> !s.isUpFront()).toList();
        if (!rest.isEmpty()) {
            paragraph("### Claims of one report, and what says no more than one above");
            line("");
            for (Ranking.Standing s : rest) {
                for (Mention mention : register.ranking.mentions(s.claim())) {
                    line("- " + register.label(s.claim()) + " " + mention(mention));
                }
            }
        }
    }

    private void card(Ranking.Standing standing) {
        paragraph(
                "### "
                        + register.label(standing.claim())
                        + " "
                        + safe(standing.claim().sentence()));
        paragraph(
                Terms.range(standing.min(), standing.max())
                        + (standing.max() == 1 ? " origin" : " origins")
                        + (standing.origins().isEmpty()
                                ? ""
                                : ": "
                                        + standing.origins().stream()
                                                .map(this::origin)
                                                .collect(Collectors.joining("; "))));
        line("");
        for (Reason reason : register.ranking.corroboration(standing.claim()).why()) {
            line("- why: " + reason(reason));
        }
        for (Mention mention : register.ranking.mentions(standing.claim())) {
            line("- " + mention(mention));
        }
        for (Response response : standing.against()) {
            line("- against: " + response(response));
        }
        for (Drift drift : standing.drifts()) {
            line("- " + drift(drift));
        }
    }

    private String origin(Origin origin) {
        return safe(origin.name()) + (origin.report() == null ? " (outside the folder)" : "");
    }

    private String mention(Mention mention) {
        List<String> chain =
                mention.chain().stream().map(id -> safe(register.source(id).name())).toList();
        List<String> manner = new ArrayList<>();
        if (mention.certainty() != Certainty.CERTAIN) {
            manner.add("put as " + Terms.of(mention.certainty()));
        }
        if (mention.polarity() == Polarity.DENIED) {
            manner.add("put as not so");
        }
        return quote(mention.report(), mention.at())
                + (chain.isEmpty()
                        ? ", credited to nobody"
                        : ", on the word of " + String.join(" ← ", chain))
                + (manner.isEmpty() ? "" : " (" + String.join(", ", manner) + ")");
    }

    private String response(Response response) {
        Mention mention = register.mention(response.mention());
        return safe(response.who())
                + " "
                + Terms.of(response.kind())
                + ": "
                + quote(mention.report(), mention.at());
    }

    private String drift(Drift drift) {
        return Terms.of(drift.kind())
                + " ("
                + drift.severity().name().toLowerCase(Locale.ROOT)
                + "): "
                + words(register.mention(drift.from()).report(), drift.before(), "not there before")
                + " → "
                + words(register.mention(drift.to()).report(), drift.after(), "left out");
    }

    private String words(String report, Span at, String none) {
        return at.length() == 0
                ? none + " in " + register.label(register.report(report))
                : quote(report, at);
    }

    private String reason(Reason reason) {
        return safe(reason.detail())
                + reason.evidence().stream()
                        .filter(p -> !isIn(reason, p))
                        .map(p -> " " + quote(p.report(), p.at()))
                        .collect(Collectors.joining());
    }

    private boolean isIn(Reason reason, Passage words) {
        return reason.detail().contains(register.report(words.report()).quote(words.at()));
    }

    private void parties() {
        paragraph("## Parties and ties");
        if (register.whence.parties().isEmpty()) {
            paragraph("No party was found.");
            return;
        }
        line("");
        for (Relation relation : register.whence.relations()) {
            line(
                    "- "
                            + name(relation.subject())
                            + " "
                            + Terms.of(relation.kind())
                            + " "
                            + name(relation.object())
                            + ": "
                            + relation.words().stream()
                                    .map(p -> quote(p.report(), p.at()))
                                    .collect(Collectors.joining("; ")));
        }
        for (Party party : register.whence.parties()) {
            line(
                    "- **"
                            + safe(party.name())
                            + "**, "
                            + Terms.of(party.kind())
                            + ", "
                            + Terms.count(party.mentions().size(), "mention", "mentions")
                            + party.names().stream()
                                    .filter(n -> !n.equals(party.name()))
                                    .map(n -> "; also " + safe(n))
                                    .collect(Collectors.joining()));
        }
        for (Listing listing : register.whence.listings()) {
            line(
                    "- "
                            + name(listing.party())
                            + ": "
                            + Terms.of(listing.judgement())
                            + " with "
                            + safe(listing.list() + " " + listing.entry() + ", " + listing.name())
                            + ", "
                            + Terms.percent(listing.score()));
        }
    }

    private String name(String party) {
        Party found = register.party(party);
        return safe(found == null ? party : found.name());
    }

    private void reports() {
        paragraph("## The reports");
        line("");
        for (Report report : register.whence.reports()) {
            line(
                    "- "
                            + register.label(report)
                            + " **"
                            + safe(Register.name(report))
                            + "**"
                            + (report.published() == null
                                    ? ", no date"
                                    : ", " + Terms.day(report.published()))
                            + ": "
                            + safe(report.title())
                            + " ("
                            + safe(report.file())
                            + ", SHA-256 "
                            + report.sha256()
                            + ")");
            report.copies().forEach(c -> line("  - the same file: " + safe(c)));
            if (report.within() != null) {
                line("  - embedded in " + register.label(register.report(report.within())));
            }
            for (Derivation derivation : register.whence.derivations()) {
                if (derivation.to().equals(report.id())) {
                    line("  - " + derivation(derivation));
                }
            }
        }
    }

    private String derivation(Derivation derivation) {
        Report held = register.held(derivation.from());
        return (derivation.confidence() < Descent.DECIDED ? "perhaps " : "")
                + Terms.verb(derivation.kind())
                + " "
                + (held != null ? register.label(held) + " " : "")
                + safe(register.nameOf(derivation.from()))
                + (held == null ? " (outside the folder), " : ", ")
                + Terms.percent(derivation.confidence())
                + ": "
                + derivation.why().stream().map(this::reason).collect(Collectors.joining("; "));
    }

    private void unread() {
        paragraph("## Not read");
        if (register.whence.unreadable().isEmpty()) {
            paragraph("Every file that was given could be read.");
            return;
        }
        line("");
        for (Unreadable one : register.whence.unreadable()) {
            line("- " + safe(one.file()) + ": " + safe(one.why()));
        }
    }

    /// Words of a report with its number: R1 “at least seven”.
    private String quote(String report, Span at) {
        Report from = register.report(report);
        return register.label(from) + " “" + safe(from.quote(at)) + "”";
    }

    /// Words on one line in which neither Markdown nor HTML sees markup.
    static String safe(String words) {
        String line = SPACE.matcher(words).replaceAll(" ").strip();
        String escaped = MARKUP.matcher(line).replaceAll("\\\\$1");
        return LIST.matcher(escaped)
                .replaceAll(m -> m.group(3) != null ? "\\\\$3" : "$1\\\\$2")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }

    private void paragraph(String words) {
        line("");
        line(words);
    }

    private void line(String words) {
        out.append(words).append('\n');
    }
}
