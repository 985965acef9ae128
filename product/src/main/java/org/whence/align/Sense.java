package org.whence.align;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.whence.model.Coreference;
import org.whence.model.Proposition;
import org.whence.model.Reading;
import org.whence.model.Sentence;
import org.whence.model.Span;
import org.whence.model.Token;

/// What the words of a mention mean where they stand: a direction for each content word, for the predicate and for the
/// object, read in the whole sentence; a pronoun has the direction of the words it stands for.
///
/// @param meaning of all its content words together
/// @param terms the content words' lemmas, in the order of `words`
record Sense(
        Direction meaning,
        List<String> terms,
        List<Direction> words,
        @Nullable Direction predicate,
        @Nullable Direction object) {

    /// The senses of a report's statements, in their order.
    static List<Sense> of(Reading reading, List<Statement> statements, Encoder encoder) {
        Reader reader = new Reader(reading, encoder);
        return statements.stream().map(reader::sense).toList();
    }

    /// How well the words of one are met by words of the other, both ways: the mean of each word's nearest, rare words
    /// counting more.
    static double met(Sense a, Sense b, Terms terms) {
        int n = b.words.size();
        double[] nearest = new double[n];
        double sum = 0;
        double all = 0;
        for (int i = 0; i < a.words.size(); i++) {
            double best = 0;
            for (int j = 0; j < n; j++) {
                double cosine = a.words.get(i).cosine(b.words.get(j));
                best = Math.max(best, cosine);
                nearest[j] = Math.max(nearest[j], cosine);
            }
            double weight = terms.weight(a.terms.get(i));
            sum += weight * best;
            all += weight;
        }
        double back = 0;
        double allBack = 0;
        for (int j = 0; j < n; j++) {
            double weight = terms.weight(b.terms.get(j));
            back += weight * nearest[j];
            allBack += weight;
        }
        return all == 0 || allBack == 0 ? 0 : (sum / all + back / allBack) / 2;
    }

    /// The work on one report: every sentence is encoded once, every word's direction kept once.
    private static final class Reader {
        private final Reading reading;
        private final String text;
        private final Encoder encoder;
        private final Map<Sentence, Encoder.Read> read = new HashMap<>();
        private final Map<Span, Direction> words = new HashMap<>();

        Reader(Reading reading, Encoder encoder) {
            this.reading = reading;
            this.text = reading.report().text();
            this.encoder = encoder;
        }

        Sense sense(Statement statement) {
            Span at = statement.mention().at();
            List<String> terms = new ArrayList<>();
            List<Direction> directions = new ArrayList<>();
            for (Sentence sentence : reading.annotation().sentences()) {
                if (!sentence.at().overlaps(at)) {
                    continue;
                }
                for (Token token : sentence.tokens()) {
                    if (!at.contains(token.at())) {
                        continue;
                    }
                    String term = Statement.term(token.at().of(text), token);
                    Span meant = term.isEmpty() ? null : token.at();
                    if (token.tag().equals("PRON")) {
                        meant = antecedent(token.at());
                        term = meant == null ? "" : meant.of(text).toLowerCase(Locale.ROOT);
                    }
                    Direction direction = meant == null ? null : direction(meant);
                    if (direction != null) {
                        terms.add(term);
                        directions.add(direction);
                    }
                }
            }
            Proposition proposition = statement.mention().proposition();
            Span object = proposition.object();
            return new Sense(
                    Direction.between(directions, Encoder.WIDTH),
                    terms,
                    directions,
                    direction(proposition.head()),
                    object == null ? null : role(object));
        }

        private @Nullable Direction role(Span at) {
            Span fuller = antecedent(at);
            return direction(fuller == null ? at : fuller);
        }

        private @Nullable Span antecedent(Span at) {
            return reading.annotation().coreferences().stream()
                    .filter(c -> c.at().equals(at))
                    .map(Coreference::antecedent)
                    .findFirst()
                    .orElse(null);
        }

        private @Nullable Direction direction(Span at) {
            Direction known = words.get(at);
            if (known != null) {
                return known;
            }
            for (Sentence sentence : reading.annotation().sentences()) {
                if (sentence.at().contains(at)) {
                    float[] vector =
                            read.computeIfAbsent(sentence, s -> encoder.read(s.at().of(text)))
                                    .between(
                                            at.start() - sentence.at().start(),
                                            at.end() - sentence.at().start());
                    if (vector == null) {
                        return null;
                    }
                    Direction direction = Direction.of(vector);
                    words.put(at, direction);
                    return direction;
                }
            }
            return null;
        }
    }
}
