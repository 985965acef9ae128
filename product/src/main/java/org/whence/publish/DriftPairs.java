package org.whence.publish;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.whence.model.Drift;
import org.whence.model.DriftKind;
import org.whence.model.Mention;
import org.whence.model.Report;
import org.whence.model.Severity;
import org.whence.model.Span;

/// What retellings changed, side by side: the fuller version on the left, the retelling on the right, the changed words
/// marked in both.
final class DriftPairs {
    /// Changed words; what was dropped leaves a gap.
    private record Changed(Span at, DriftKind kind, String element, String link)
            implements MarkedText.Mark {
        @Override
        public void open(Html html, boolean first) {
            String colour = "chg " + kind.name().toLowerCase(Locale.ROOT);
            html.open(element, "class", at.length() == 0 ? colour + " gap" : colour);
            html.open("a", "href", link);
            if (at.length() == 0) {
                html.text("left out here");
            }
        }

        @Override
        public void close(Html html, boolean last) {
            html.close();
            if (last) {
                html.element(
                        "span", Terms.letter(kind), "class", "letter", "title", Terms.of(kind));
            }
            html.close();
        }
    }

    /// How far from its mention a change may stand to be shown with it.
    private static final int NEAR = 400;

    private final Voice voice;
    private final Html html;
    private final Register register;
    private final Register.Chapter chapter;
    private final String id;
    private final String heading;
    private final String below;

    DriftPairs(Voice voice, Register.Chapter chapter, String id, String heading) {
        this.voice = voice;
        this.html = voice.html;
        this.register = voice.register;
        this.chapter = chapter;
        this.id = id;
        this.heading = heading;
        this.below = heading.equals("h2") ? "h3" : "h4";
    }

    void write() {
        voice.section(id, heading, "What changed in retelling");
        if (chapter.drifts().isEmpty()) {
            voice.empty(
                    chapter.standings().stream().allMatch(s -> s.reports() < 2)
                            ? "No claim of this story is in two reports, so nothing could change."
                            : "The retellings were compared with the fullest version of each claim;"
                                    + " no change was found.");
        } else {
            counts();
            pairs();
        }
        html.close().line();
    }

    private void counts() {
        Map<DriftKind, Long> counts =
                chapter.drifts().stream()
                        .collect(
                                Collectors.groupingBy(
                                        Drift::kind, TreeMap::new, Collectors.counting()));
        html.open("ul", "class", "key", "aria-label", "Kinds of change found");
        counts.forEach((kind, count) -> {
            html.open("li");
            voice.badge(kind);
            html.text(" " + Terms.of(kind) + " ");
            html.element("b", Long.toString(count));
            html.close();
        });
        html.close().line();
    }

    private void pairs() {
        Map<String, Map<List<String>, List<Drift>>> byClaim = new LinkedHashMap<>();
        for (Drift drift : chapter.drifts()) {
            byClaim.computeIfAbsent(drift.claim(), _ -> new LinkedHashMap<>())
                    .computeIfAbsent(List.of(drift.from(), drift.to()), _ -> new ArrayList<>())
                    .add(drift);
        }
        byClaim.forEach((claim, pairs) -> {
            html.open("div", "class", "drift-claim");
            html.open(below);
            voice.claim(register.standing(claim).claim());
            html.text(" ");
            html.element("span", register.standing(claim).claim().sentence(), "class", "said");
            html.close().line();
            pairs.values().forEach(this::pair);
            html.close().line();
        });
    }

    private void pair(List<Drift> drifts) {
        Mention from = register.mention(drifts.getFirst().from());
        Mention to = register.mention(drifts.getFirst().to());
        html.open("div", "class", "pair").line();
        side("Fuller version", from, changed(from, drifts, Drift::before, "del"));
        side("Retelling", to, changed(to, drifts, Drift::after, "ins"));
        html.open("ul", "class", "changes");
        for (Drift drift : drifts) {
            html.open("li", "id", Anchors.idOf(drift));
            voice.badge(drift.kind());
            html.text(" ");
            voice.finding(Terms.of(drift.kind()));
            html.text(" ");
            html.element(
                    "span",
                    drift.severity() == Severity.MAJOR ? "major" : "minor",
                    "class",
                    "sev " + drift.severity().name().toLowerCase(Locale.ROOT));
            html.text(" ");
            if (drift.why().isEmpty()) {
                voice.change(drift);
            }
            voice.reasons(drift.why());
            html.close();
        }
        html.close().line();
        html.close().line();
    }

    private List<Changed> changed(
            Mention mention, List<Drift> drifts, Function<Drift, Span> words, String element) {
        Report report = register.report(mention.report());
        return drifts.stream()
                .map(d -> {
                    Span at = words.apply(d);
                    return new Changed(at, d.kind(), element, voice.anchors.to(report, at));
                })
                .toList();
    }

    private void side(String label, Mention mention, List<Changed> changed) {
        Report report = register.report(mention.report());
        html.open("div", "class", "side");
        html.open("p", "class", "who");
        html.element("span", label, "class", "label");
        html.text(" ");
        voice.report(report);
        html.text(" ");
        voice.published(report);
        html.close();
        html.open("blockquote");
        List<MarkedText.Mark> near = new ArrayList<>();
        near.add(new Voice.Said(mention.at(), null));
        List<MarkedText.Mark> far = new ArrayList<>();
        for (Changed one : changed) {
            (gap(one.at(), mention.at()) <= NEAR ? near : far).add(one);
        }
        near.sort(Comparator.comparing(MarkedText.Mark::at));
        voice.excerpt(report, near);
        for (MarkedText.Mark one : far) {
            html.element("span", " […] ", "class", "note");
            voice.excerpt(report, List.of(one));
        }
        html.close();
        html.open("p", "class", "word");
        voice.chain(mention);
        html.close();
        html.close().line();
    }

    private static int gap(Span one, Span other) {
        return Math.max(0, Math.max(one.start() - other.end(), other.start() - one.end()));
    }
}
