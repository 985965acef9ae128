package org.whence.align;

import java.util.Comparator;
import java.util.List;
import org.whence.model.Coreference;
import org.whence.model.Mention;
import org.whence.model.Reading;
import org.whence.model.Span;

/// A mention's words as a sentence that can stand alone: pronouns and short descriptions replaced by what they stand for,
/// a missing subject put before.
final class Wording {
    private Wording() {}

    /// A figure, an addition or a compound: no sentence by itself.
    static boolean isFragment(Mention mention) {
        return mention.why().stream()
                .anyMatch(r ->
                        r.rule().matches("clause:(FIGURE|INCLUDING|COMPOUND|NOMINAL|PARTICIPIAL)"));
    }

    /// The smallest clause of the report that holds a fragment, or the mention itself.
    private static Mention whole(Statement statement) {
        Mention own = statement.mention();
        if (!isFragment(own)) {
            return own;
        }
        return statement.reading().mentions().stream()
                .filter(m -> m.at().contains(own.at()) && !isFragment(m))
                .min(
                        Comparator.comparingInt((Mention m) -> m.at().length())
                                .thenComparing(Mention::id))
                .orElse(own);
    }

    static String of(Statement statement) {
        String words =
                plain(statement.reading(), whole(statement))
                        .replaceAll("^[\\s,;:–—-]+|[\\s,;:–—-]+$", "");
        if (words.isEmpty()) {
            return words;
        }
        String sentence =
                words.substring(0, words.offsetByCodePoints(0, 1))
                                .toUpperCase(java.util.Locale.ROOT)
                        + words.substring(words.offsetByCodePoints(0, 1));
        return sentence.matches("(?s).*[.!?][”\"’')]?$") ? sentence : sentence + ".";
    }

    static String plain(Statement statement) {
        return plain(statement.reading(), statement.mention());
    }

    private static String plain(Reading reading, Mention mention) {
        String text = reading.report().text();
        List<Coreference> inside =
                reading.annotation().coreferences().stream()
                        .filter(c ->
                                mention.at().contains(c.at())
                                        && !mention.at().overlaps(c.antecedent()))
                        .sorted(Comparator.comparing(Coreference::at))
                        .toList();
        StringBuilder words = new StringBuilder();
        int at = mention.at().start();
        for (Coreference reference : inside) {
            if (reference.at().start() < at) {
                continue;
            }
            words.append(text, at, reference.at().start());
            String fuller = reference.antecedent().of(text);
            String own = reference.at().of(text);
            boolean possessive = own.matches("(?i)his|her|their|its|whose");
            words.append(fuller.length() > 90 ? own : possessive ? fuller + "’s" : fuller);
            at = reference.at().end();
        }
        words.append(text, at, mention.at().end());
        Span subject = mention.proposition().subject();
        boolean borrowed =
                mention.why().stream()
                        .anyMatch(r ->
                                r.rule()
                                        .matches(
                                                "clause:(RELATIVE|COORDINATE|PARTICIPIAL|ADVERBIAL)"));
        if (borrowed
                && subject != null
                && subject.end() <= mention.at().start()
                && subject.length() <= 60) {
            String lead = subject.of(text);
            if (!lead.matches("(?i)it|they|he|she|we|you|who|which|that|this")) {
                String rest = words.toString().replaceFirst("^(?i)(which|who|that)\\s+", "");
                words.setLength(0);
                words.append(lead.replaceAll("[\\s,;(]+$", "")).append(' ').append(rest);
            }
        }
        return words.toString().replaceAll("\\s+", " ").strip();
    }
}
