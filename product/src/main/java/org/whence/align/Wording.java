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

    static String of(Statement statement) {
        String words = plain(statement).replaceAll("^[\\s,;:–—-]+|[\\s,;:–—-]+$", "");
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
        Reading reading = statement.reading();
        Mention mention = statement.mention();
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
        if (subject != null && subject.end() <= mention.at().start() && subject.length() <= 60) {
            String lead = subject.of(text);
            if (!lead.matches("(?i)it|they|he|she|we|you|who|which|that|this")) {
                words.insert(0, lead + " ");
            }
        }
        return words.toString().replaceAll("\\s+", " ").strip();
    }
}
