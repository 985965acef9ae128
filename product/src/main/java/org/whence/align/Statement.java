package org.whence.align;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.whence.model.Coreference;
import org.whence.model.Mention;
import org.whence.model.Passage;
import org.whence.model.Polarity;
import org.whence.model.Quantity;
import org.whence.model.Reading;
import org.whence.model.ResponseKind;
import org.whence.model.Sentence;
import org.whence.model.Span;
import org.whence.model.Token;
import org.whence.text.StopWords;

/// A mention as it is compared: its words, the parties in it, its place in the report.
///
/// @param terms lemmas of its content words, with the words that its pronouns stand for
/// @param context lemmas of its sentence and the sentences beside it
/// @param parties ids of the parties named in it
/// @param subject terms of its subject
/// @param place 0 at the start of its report to 1 at its end
record Statement(
        Mention mention,
        Reading reading,
        Set<String> terms,
        Set<String> context,
        Set<String> parties,
        Set<String> subject,
        double place) {

    /// The statements of one report, in order.
    static List<Statement> of(Reading reading, Map<Passage, String> partyAt) {
        List<Statement> statements = new ArrayList<>();
        List<Sentence> sentences = reading.annotation().sentences();
        Map<Span, String> parties = new HashMap<>();
        reading.annotation()
                .names()
                .forEach(name -> {
                    String party = partyAt.get(new Passage(reading.report().id(), name.at()));
                    if (party != null) {
                        parties.put(name.at(), party);
                    }
                });
        for (Mention mention : reading.mentions()) {
            Set<String> terms = new TreeSet<>();
            Set<String> context = new TreeSet<>();
            Set<String> subject = new TreeSet<>();
            for (int i = 0; i < sentences.size(); i++) {
                if (!sentences.get(i).at().overlaps(mention.at())) {
                    continue;
                }
                collect(reading, sentences.get(i), mention.at(), terms);
                if (mention.proposition().subject() != null) {
                    collect(reading, sentences.get(i), mention.proposition().subject(), subject);
                }
                for (int j = Math.max(0, i - 1); j <= Math.min(sentences.size() - 1, i + 1); j++) {
                    collect(reading, sentences.get(j), sentences.get(j).at(), context);
                }
            }
            Set<String> named = new TreeSet<>();
            parties.forEach((at, party) -> {
                if (mention.at().overlaps(at)) {
                    named.add(party);
                }
            });
            for (Coreference reference : reading.annotation().coreferences()) {
                if (mention.at().contains(reference.at())) {
                    parties.forEach((at, party) -> {
                        if (reference.antecedent().overlaps(at)) {
                            named.add(party);
                        }
                    });
                }
            }
            double place =
                    mention.at().start() / (double) Math.max(1, reading.report().text().length());
            statements.add(new Statement(mention, reading, terms, context, named, subject, place));
        }
        return statements;
    }

    private static void collect(Reading reading, Sentence sentence, Span at, Set<String> into) {
        for (Token token : sentence.tokens()) {
            if (!at.contains(token.at())) {
                continue;
            }
            String term = term(reading.report().quote(token.at()), token);
            if (!term.isEmpty()) {
                into.add(term);
            } else if (token.tag().equals("PRON")) {
                for (Coreference reference : reading.annotation().coreferences()) {
                    if (reference.at().contains(token.at())) {
                        String words = reading.report().quote(reference.antecedent());
                        for (String word : words.toLowerCase(Locale.ROOT).split("\\W+", -1)) {
                            if (word.length() > 2 && !StopWords.has(word)) {
                                into.add(word);
                            }
                        }
                    }
                }
            }
        }
    }

    static String term(String words, Token token) {
        return switch (token.tag()) {
            case "NOUN", "PROPN", "VERB", "ADJ", "ADV" -> {
                String lemma = token.lemma().toLowerCase(Locale.ROOT);
                yield StopWords.has(lemma) || lemma.length() < 2 ? "" : lemma;
            }
            case "NUM" -> words.toLowerCase(Locale.ROOT).replace(",", "");
            default -> "";
        };
    }

    boolean sharesQuantity(Statement other) {
        for (Quantity a : mention.quantities()) {
            for (Quantity b : other.mention.quantities()) {
                if (a.value() == b.value() && a.unit().equals(b.unit())) {
                    return true;
                }
            }
        }
        return false;
    }

    boolean differsInQuantity(Statement other) {
        if (sharesQuantity(other)) {
            return false;
        }
        for (Quantity a : mention.quantities()) {
            for (Quantity b : other.mention.quantities()) {
                if (a.unit().equals(b.unit()) && a.value() != b.value()) {
                    return true;
                }
            }
        }
        return false;
    }

    /// It is an answer that admits nothing, and the other one asserts something: an answer is never in the claim it answers.
    boolean isAnswerTo(Statement other) {
        ResponseKind kind = mention.response();
        return kind != null
                && kind != ResponseKind.CONFIRMATION
                && other.mention.response() == null
                && other.mention.polarity() == Polarity.AFFIRMED
                && !isBySame(other);
    }

    /// Both are words of one source: another report may tell an answer without saying that it is one.
    private boolean isBySame(Statement other) {
        return !mention.chain().isEmpty()
                && !other.mention.chain().isEmpty()
                && mention.chain().getLast().equals(other.mention.chain().getLast());
    }

    /// Both stand in one sentence, one after the other: a sentence doesn't say the same twice.
    boolean isBeside(Statement other) {
        return mention.report().equals(other.mention.report())
                && !mention.at().overlaps(other.mention.at())
                && reading.annotation().sentences().stream()
                        .map(Sentence::at)
                        .anyMatch(s -> s.contains(mention.at()) && s.contains(other.mention.at()));
    }

    /// They differ in a figure, and one of the two reports gives both: then they are two facts, not one that changed.
    boolean isOtherFigure(Statement other) {
        return differsInQuantity(other)
                && (gives(reading, mention, other.mention)
                        || gives(other.reading, other.mention, mention));
    }

    private static boolean gives(Reading reading, Mention own, Mention other) {
        return other.quantities().stream()
                .filter(q -> own.quantities().stream().anyMatch(o -> o.unit().equals(q.unit())))
                .anyMatch(q ->
                        reading.annotation().quantities().stream()
                                .anyMatch(
                                        r -> r.unit().equals(q.unit()) && r.value() == q.value()));
    }

    static double jaccard(Set<String> a, Set<String> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return 0;
        }
        int shared = 0;
        for (String x : a) {
            if (b.contains(x)) {
                shared++;
            }
        }
        return shared / (double) (a.size() + b.size() - shared);
    }

    boolean sharesParty(Statement other) {
        return !Collections.disjoint(parties, other.parties);
    }
}
