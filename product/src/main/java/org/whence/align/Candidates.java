package org.whence.align;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The pairs of statements that are worth comparing: those that share rare words, the strongest for each statement. Only a
/// statement's rarest words are looked up, so that the work grows with the number of statements and not with its square;
/// where they are few, all that lie near in meaning are taken in.
record Candidates(long[] pairs, boolean[] full) {
    /// Candidates kept for each statement.
    private static final int NEAREST = 40;

    /// Statements looked at for one, over its rarest words.
    private static final int LOOKED_AT = 600;

    /// Up to here every pair is looked at.
    private static final int FEW = 1500;

    private static final double NEAR = 0.6;

    static Candidates of(List<Statement> statements, List<Sense> senses, Terms terms) {
        Map<String, List<Integer>> holders = new HashMap<>();
        for (int i = 0; i < statements.size(); i++) {
            for (String term : statements.get(i).terms()) {
                holders.computeIfAbsent(term, k -> new ArrayList<>()).add(i);
            }
        }
        boolean few = statements.size() <= FEW;
        List<int[]> near =
                IntStream.range(0, statements.size())
                        .parallel()
                        .mapToObj(i -> near(i, statements, senses, terms, holders, few))
                        .toList();
        boolean[] full = new boolean[statements.size()];
        long[] pairs =
                IntStream.range(0, near.size())
                        .mapToObj(i -> {
                            full[i] = near.get(i).length >= NEAREST;
                            return IntStream.of(near.get(i))
                                    .mapToLong(j -> key(Math.min(i, j), Math.max(i, j)));
                        })
                        .flatMapToLong(s -> s)
                        .sorted()
                        .distinct()
                        .toArray();
        return new Candidates(pairs, full);
    }

    private static int[] near(
            int i,
            List<Statement> statements,
            List<Sense> senses,
            Terms terms,
            Map<String, List<Integer>> holders,
            boolean few) {
        Map<Integer, Double> near = new HashMap<>();
        if (few) {
            for (int j = 0; j < statements.size(); j++) {
                double cosine =
                        i == j ? 0 : senses.get(i).meaning().cosine(senses.get(j).meaning());
                if (cosine > NEAR) {
                    near.put(j, 4 * cosine);
                }
            }
        }
        int looked = 0;
        List<String> rarest =
                statements.get(i).terms().stream()
                        .sorted(
                                Comparator.comparingInt(terms::frequency)
                                        .thenComparing(Comparator.naturalOrder()))
                        .toList();
        for (String term : rarest) {
            List<Integer> others = holders.getOrDefault(term, List.of());
            looked += others.size();
            if (looked > LOOKED_AT && !few) {
                break;
            }
            for (int j : others) {
                if (j != i) {
                    near.merge(j, terms.weight(term), Double::sum);
                }
            }
        }
        return near.entrySet().stream()
                .sorted(
                        Map.Entry.<Integer, Double>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry::getKey))
                .limit(NEAREST)
                .mapToInt(Map.Entry::getKey)
                .toArray();
    }

    static long key(int a, int b) {
        return ((long) a << 32) | b;
    }

    static int first(long key) {
        return (int) (key >> 32);
    }

    static int second(long key) {
        return (int) key;
    }
}
