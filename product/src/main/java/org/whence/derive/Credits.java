package org.whence.derive;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.whence.model.Attribution;
import org.whence.model.Block;
import org.whence.model.BlockKind;
import org.whence.model.Passage;
import org.whence.model.Reading;
import org.whence.model.Report;
import org.whence.model.Sentence;
import org.whence.model.Source;
import org.whence.model.SourceKind;
import org.whence.model.Span;
import org.whence.text.OutletNames;
import org.whence.text.Pronouns;

/// The outlets that a report credits, with the words of each credit: in its attributions, its dateline, its byline, and in
/// brackets where a paragraph ends.
final class Credits {
    /// One outlet in one report.
    ///
    /// @param key of the outlet
    /// @param confidence that the report as a whole comes from it
    /// @param rule where it is credited
    record Credit(String key, List<Passage> places, double confidence, String rule) {}

    /// What a credit far down explains of a whole report: not enough.
    static final double PART = 0.4;

    private static final double LEAD = 0.2;
    private static final Pattern DATELINE =
            Pattern.compile("\\((\\p{Lu}[\\p{L}. -]{1,30})\\)\\s*[–—-]");
    private static final Pattern BRACKETED = Pattern.compile("\\(([^()]{2,40})\\)\\s*$");

    private Credits() {}

    static List<Credit> of(Reading reading, Map<String, Source> sources, OutletNames outlets) {
        Report report = reading.report();
        String own = report.outlet() == null ? "" : outlets.keyOf(report.outlet());
        Map<String, Credit> credits = new TreeMap<>();
        Span dateline = dateline(report);
        if (dateline != null) {
            put(credits, outlets.keyOf(report.quote(dateline)), report, dateline, 0.95, "dateline");
        }
        String byline = report.author() == null ? null : outlets.known(report.author());
        if (byline != null) {
            put(credits, byline, report, head(report), 0.9, "byline");
        }
        for (Block block : report.blocks()) {
            if (block.kind() == BlockKind.PARAGRAPH) {
                Matcher matcher =
                        BRACKETED
                                .matcher(report.text())
                                .region(block.at().start(), block.at().end());
                String key = matcher.find() ? outlets.known(matcher.group(1).strip()) : null;
                if (key != null) {
                    put(
                            credits,
                            key,
                            report,
                            new Span(matcher.start(1), matcher.end(1)),
                            0.7,
                            "bracketed");
                }
            }
        }
        for (Credit credit : attributed(reading, sources, outlets)) {
            credits.merge(credit.key(), credit, (a, b) -> b.confidence() > a.confidence() ? b : a);
        }
        credits.remove(own);
        return List.copyOf(credits.values());
    }

    private static void put(
            Map<String, Credit> credits,
            String key,
            Report report,
            Span at,
            double confidence,
            String rule) {
        Credit credit = new Credit(key, List.of(new Passage(report.id(), at)), confidence, rule);
        credits.merge(key, credit, (a, b) -> b.confidence() > a.confidence() ? b : a);
    }

    private static List<Credit> attributed(
            Reading reading, Map<String, Source> sources, OutletNames outlets) {
        Map<String, List<Passage>> places = new TreeMap<>();
        Set<String> confidants = new TreeSet<>();
        for (Attribution attribution : reading.attributions().attributions()) {
            for (String id : attribution.chain()) {
                Source source = sources.get(id);
                String key = source == null ? null : outlet(source, outlets);
                if (key == null) {
                    continue;
                }
                Span words =
                        attribution.source().isEmpty()
                                ? attribution.cue().getFirst()
                                : attribution
                                        .source()
                                        .getFirst()
                                        .join(attribution.cue().getFirst());
                Source inner = sources.get(attribution.chain().getLast());
                if (inner != null
                        && inner.kind() == SourceKind.UNNAMED
                        && !Pronouns.is(inner.name())) {
                    confidants.add(key);
                }
                places.computeIfAbsent(key, k -> new ArrayList<>())
                        .add(
                                new Passage(
                                        reading.report().id(),
                                        naming(reading, words, outlets.name(key))));
            }
        }
        List<Credit> credits = new ArrayList<>();
        int lead = (int) (reading.report().text().length() * LEAD);
        places.forEach((key, at) -> {
            List<Passage> sorted = at.stream().sorted((x, y) -> x.at().compareTo(y.at())).toList();
            double confidence =
                    sorted.getFirst().at().start() <= lead
                            ? 0.9
                            : confidants.contains(key) ? 0.85 : sorted.size() > 1 ? 0.7 : PART;
            credits.add(new Credit(key, sorted, confidence, "credit"));
        });
        return credits;
    }

    /// The words of a credit, with the outlet's name where it stands further on in the sentence ("told the Herald").
    private static Span naming(Reading reading, Span words, String outlet) {
        String text = reading.report().text();
        if (words.of(text).contains(outlet)) {
            return words;
        }
        for (Sentence sentence : reading.annotation().sentences()) {
            if (sentence.at().contains(words)) {
                int at = text.indexOf(outlet, sentence.at().start());
                return at >= 0 && at + outlet.length() <= sentence.at().end()
                        ? words.join(new Span(at, at + outlet.length()))
                        : words;
            }
        }
        return words;
    }

    private static @Nullable String outlet(Source source, OutletNames outlets) {
        return switch (source.kind()) {
            case OUTLET -> outlets.keyOf(source.name());
            case ORGANISATION -> outlets.known(source.name());
            default -> null;
        };
    }

    /// The agency in the dateline, or null.
    static @Nullable Span dateline(Report report) {
        String text = report.text();
        Matcher matcher = DATELINE.matcher(text.substring(0, Math.min(600, text.length())));
        return matcher.find() ? new Span(matcher.start(1), matcher.end(1)) : null;
    }

    private static Span head(Report report) {
        return report.blocks().isEmpty()
                ? new Span(0, report.text().length())
                : report.blocks().getFirst().at();
    }
}
