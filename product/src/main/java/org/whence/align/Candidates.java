package org.whence.align;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The pairs of statements that are worth comparing: those that share rare words, the strongest for each statement.
///
/// Where statements are few, all that share a word or lie near in meaning are looked at. Where they are many, only those
/// that share two of a statement's rarest words, the rarest two first and no more than a fixed number, so that the work
/// grows with the number of statements and not with its square.
record Candidates(long[] pairs, boolean[] full) {
    /// Candidates kept for each statement.
    static final int NEAREST = 40;

    /// Statements looked at for one, over its rarest words.
    private static final int LOOKED_AT = 600;

    /// Of a statement's words, so many of the rarest are taken two by two.
    private static final int RAREST = 7;

    /// Up to here every pair is looked at.
    private static final int FEW = 1500;

    private static final double NEAR = 0.6;

    static Candidates of(List<Statement> statements, List<Sense> senses, Terms terms) {
        boolean few = statements.size() <= FEW;
        List<List<String>> keys =
                statements.stream().map(s -> few ? List.copyOf(s.terms()) : two(s, terms)).toList();
        Map<String, List<Integer>> holders = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            for (String key : keys.get(i)) {
                holders.computeIfAbsent(key, k -> new ArrayList<>()).add(i);
            }
        }
        List<int[]> near =
                IntStream.range(0, statements.size())
                        .parallel()
                        .mapToObj(i ->
                                few
                                        ? near(i, statements, senses, terms, holders)
                                        : sharing(i, keys.get(i), statements, terms, holders))
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

    /// The rarest words of a statement, two by two, and each by itself where few others have it.
    private static List<String> two(Statement statement, Terms terms) {
        List<String> rarest =
                statement.terms().stream()
                        .sorted(
                                Comparator.comparingInt(terms::frequency)
                                        .thenComparing(Comparator.naturalOrder()))
                        .limit(RAREST)
                        .toList();
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < rarest.size(); i++) {
            if (terms.frequency(rarest.get(i)) <= NEAREST) {
                keys.add(rarest.get(i));
            }
            for (int j = 0; j < i; j++) {
                keys.add(rarest.get(j) + " " + rarest.get(i));
            }
        }
        return keys;
    }

    /// Those that share the rarest keys, most shared weight first; of equals those that follow it, round the end, so that
    /// not all choose the same.
    private static int[] sharing(
            int i,
            List<String> own,
            List<Statement> statements,
            Terms terms,
            Map<String, List<Integer>> holders) {
        Map<Integer, Double> near = new HashMap<>();
        List<List<Integer>> others =
                own.stream()
                        .map(k -> holders.getOrDefault(k, List.of()))
                        .sorted(Comparator.comparingInt(List::size))
                        .toList();
        int looked = 0;
        for (List<Integer> list : others) {
            int take = Math.min(list.size(), LOOKED_AT - looked);
            int from = Math.max(0, Collections.binarySearch(list, i));
            for (int k = 0; k < take; k++) {
                int j = list.get((from + k) % list.size());
                if (j != i) {
                    near.computeIfAbsent(
                            j,
                            o ->
                                    terms.shared(
                                            statements.get(i).terms(), statements.get(o).terms()));
                }
            }
            looked += take;
        }
        return nearest(near, i, statements.size());
    }

    private static int[] near(
            int i,
            List<Statement> statements,
            List<Sense> senses,
            Terms terms,
            Map<String, List<Integer>> holders) {
        Map<Integer, Double> near = new HashMap<>();
        for (int j = 0; j < statements.size(); j++) {
            double cosine = i == j ? 0 : senses.get(i).meaning().cosine(senses.get(j).meaning());
            if (cosine > NEAR) {
                near.put(j, 4 * cosine);
            }
        }
        for (String term : statements.get(i).terms()) {
            for (int j : holders.getOrDefault(term, List.of())) {
                if (j != i) {
                    near.merge(j, terms.weight(term), Double::sum);
                }
            }
        }
        return nearest(near, 0, statements.size());
    }

    private static int[] nearest(Map<Integer, Double> near, int from, int size) {
        return near.entrySet().stream()
                .sorted(
                        Map.Entry.<Integer, Double>comparingByValue()
                                .reversed()
                                .thenComparingInt(e -> Math.floorMod(e.getKey() - from, size)))
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
