package org.whence.align;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.whence.align.Likeness.Feature;
import org.whence.model.Mention;
import org.whence.model.Reading;

/// Compares the statements of a story, each with its candidates: what two of them share and where they differ.
///
/// @param full which statements had more candidates than were kept
record Comparison(List<Pair> pairs, boolean[] full) {
    /// Both stand in the first part of their reports, where the news is told in short.
    private static final double EARLY = 0.15;

    /// Two statements of a story with what they share.
    record Pair(int a, int b, Map<Feature, Double> features) {}

    static Comparison of(List<Statement> statements, List<Sense> senses, Terms terms) {
        if (statements.size() < 2) {
            return new Comparison(List.of(), new boolean[statements.size()]);
        }
        Candidates candidates = Candidates.of(statements, senses, terms);
        long[] keys = candidates.pairs();
        double[] words = new double[keys.length];
        double[] met = new double[keys.length];
        IntStream.range(0, keys.length)
                .parallel()
                .forEach(k -> {
                    int a = Candidates.first(keys[k]);
                    int b = Candidates.second(keys[k]);
                    words[k] =
                            senses.get(a).meaning().cosine(senses.get(b).meaning())
                                    + terms.overlap(
                                            statements.get(a).terms(), statements.get(b).terms());
                    met[k] = Sense.met(senses.get(a), senses.get(b), terms);
                });
        Rivals byWords = new Rivals(statements, keys, words);
        Rivals bySense = new Rivals(statements, keys, met);
        List<Pair> pairs =
                IntStream.range(0, keys.length)
                        .parallel()
                        .mapToObj(k -> {
                            int a = Candidates.first(keys[k]);
                            int b = Candidates.second(keys[k]);
                            Map<Feature, Double> f =
                                    features(statements.get(a), statements.get(b), terms);
                            Sense x = senses.get(a);
                            Sense y = senses.get(b);
                            f.put(Feature.MEANING, x.meaning().cosine(y.meaning()));
                            f.put(Feature.MET, met[k]);
                            f.put(Feature.PREDICATE, Direction.like(x.predicate(), y.predicate()));
                            f.put(Feature.OBJECT, Direction.like(x.object(), y.object()));
                            int ab = byWords.rank(a, b, words[k]);
                            int ba = byWords.rank(b, a, words[k]);
                            f.put(Feature.BEST, ab == 0 && ba == 0 ? 1.0 : 0);
                            f.put(Feature.RANK, 1.0 / (1 + ab) + 1.0 / (1 + ba));
                            f.put(
                                    Feature.MET_RANK,
                                    1.0 / (1 + bySense.rank(a, b, met[k]))
                                            + 1.0 / (1 + bySense.rank(b, a, met[k])));
                            return new Pair(a, b, f);
                        })
                        .toList();
        return new Comparison(pairs, candidates.full());
    }

    /// What the statements' words mean; every report's on a thread of their own, they stand report by report.
    static List<Sense> senses(List<Statement> statements, Encoder encoder) {
        Map<String, List<Statement>> byReport = new LinkedHashMap<>();
        for (Statement statement : statements) {
            byReport.computeIfAbsent(statement.mention().report(), k -> new ArrayList<>())
                    .add(statement);
        }
        return byReport.values().parallelStream()
                .map(own -> {
                    Reading reading = own.getFirst().reading();
                    return Sense.of(reading, own, encoder);
                })
                .toList()
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    private static Map<Feature, Double> features(Statement a, Statement b, Terms terms) {
        Map<Feature, Double> f = new EnumMap<>(Feature.class);
        Mention x = a.mention();
        Mention y = b.mention();
        f.put(Feature.BIAS, 1.0);
        f.put(Feature.WORDS, terms.overlap(a.terms(), b.terms()));
        f.put(Feature.CONTAINED, terms.containment(a.terms(), b.terms()));
        f.put(Feature.CONTEXT, terms.overlap(a.context(), b.context()));
        f.put(Feature.PARTIES, Statement.jaccard(a.parties(), b.parties()));
        f.put(Feature.SUBJECT, terms.overlap(a.subject(), b.subject()));
        put(f, Feature.SAME_QUANTITY, a.sharesQuantity(b));
        put(f, Feature.OTHER_QUANTITY, a.differsInQuantity(b));
        put(f, Feature.POLARITY, x.polarity() == y.polarity());
        put(f, Feature.ANSWER, x.response() != null && x.response() == y.response());
        put(f, Feature.ONE_ANSWERS, (x.response() == null) != (y.response() == null));
        put(
                f,
                Feature.SPEAKER,
                !x.chain().isEmpty()
                        && !y.chain().isEmpty()
                        && x.attribution() != null
                        && y.attribution() != null
                        && x.chain().getLast().equals(y.chain().getLast()));
        f.put(Feature.PLACE, 1 - Math.abs(a.place() - b.place()));
        put(f, Feature.EARLY, a.place() < EARLY && b.place() < EARLY);
        f.put(
                Feature.LENGTH,
                Math.min(x.at().length(), y.at().length())
                        / (double) Math.max(x.at().length(), y.at().length()));
        put(f, Feature.KIND, x.why().getFirst().rule().equals(y.why().getFirst().rule()));
        return f;
    }

    private static void put(Map<Feature, Double> features, Feature feature, boolean is) {
        features.put(feature, is ? 1.0 : 0);
    }
}
