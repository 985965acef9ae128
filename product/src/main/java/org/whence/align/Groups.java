package org.whence.align;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/// Average-link clustering over a sparse graph of likenesses: the pair of groups with the highest mean likeness is joined
/// as long as that mean reaches the threshold. A pair that was never compared counts as nearly unlike; a pair that must
/// not be together keeps its groups apart.
final class Groups {
    /// What a pair counts that no candidate search brought up.
    private static final double UNCOMPARED = 0.02;

    private final double threshold;
    private final List<List<Integer>> members = new ArrayList<>();
    private final List<Map<Integer, Double>> sums = new ArrayList<>();
    private final List<Map<Integer, Integer>> compared = new ArrayList<>();
    private final List<Set<Integer>> apart = new ArrayList<>();

    private record Join(double mean, int a, int b, int sizeA, int sizeB) {}

    Groups(int size, double threshold) {
        this.threshold = threshold;
        for (int i = 0; i < size; i++) {
            members.add(new ArrayList<>(List.of(i)));
            sums.add(new HashMap<>());
            compared.add(new HashMap<>());
            apart.add(new HashSet<>());
        }
    }

    void like(int a, int b, double likeness) {
        sums.get(a).put(b, likeness);
        sums.get(b).put(a, likeness);
        compared.get(a).put(b, 1);
        compared.get(b).put(a, 1);
    }

    void keepApart(int a, int b) {
        apart.get(a).add(b);
        apart.get(b).add(a);
    }

    /// The groups, each in order, in the order of their first members.
    List<List<Integer>> join() {
        PriorityQueue<Join> queue =
                new PriorityQueue<>(
                        Comparator.comparingDouble((Join j) -> -j.mean())
                                .thenComparingInt(Join::a)
                                .thenComparingInt(Join::b));
        for (int a = 0; a < members.size(); a++) {
            for (int b : sums.get(a).keySet()) {
                if (a < b) {
                    offer(queue, a, b);
                }
            }
        }
        while (!queue.isEmpty()) {
            Join join = queue.poll();
            int a = join.a();
            int b = join.b();
            boolean stale =
                    members.get(a).size() != join.sizeA() || members.get(b).size() != join.sizeB();
            if (stale || apart.get(a).contains(b)) {
                continue;
            }
            merge(a, b);
            for (int other : sums.get(a).keySet()) {
                offer(queue, Math.min(a, other), Math.max(a, other));
            }
        }
        return members.stream()
                .filter(m -> !m.isEmpty())
                .map(m -> m.stream().sorted().toList())
                .sorted(Comparator.comparingInt(List::getFirst))
                .toList();
    }

    private void offer(PriorityQueue<Join> queue, int a, int b) {
        int pairs = members.get(a).size() * members.get(b).size();
        int known = compared.get(a).getOrDefault(b, 0);
        double mean = (sums.get(a).getOrDefault(b, 0.0) + (pairs - known) * UNCOMPARED) / pairs;
        if (pairs > 0 && mean >= threshold) {
            queue.add(new Join(mean, a, b, members.get(a).size(), members.get(b).size()));
        }
    }

    private void merge(int a, int b) {
        members.get(a).addAll(members.get(b));
        members.get(b).clear();
        Map<Integer, Double> moved = sums.get(b);
        Map<Integer, Integer> counts = compared.get(b);
        for (int other : moved.keySet()) {
            sums.get(other).remove(b);
            int count = counts.getOrDefault(other, 0);
            compared.get(other).remove(b);
            if (other != a) {
                double likeness = moved.getOrDefault(other, 0.0);
                sums.get(a).merge(other, likeness, Double::sum);
                sums.get(other).merge(a, likeness, Double::sum);
                compared.get(a).merge(other, count, Integer::sum);
                compared.get(other).merge(a, count, Integer::sum);
            }
        }
        sums.set(b, new HashMap<>());
        compared.set(b, new HashMap<>());
        for (int other : apart.get(b)) {
            apart.get(other).add(a);
            apart.get(a).add(other);
        }
    }
}
