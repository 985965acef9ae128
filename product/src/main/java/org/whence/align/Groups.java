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
/// as long as that mean reaches the threshold.
///
/// A pair that no search brought up counts as unlike. Where both sides had more candidates than were kept, so many count as
/// the search would have brought up if the two groups were one claim: the candidates of each, shared out over both. Large
/// groups therefore don't swallow their neighbours by a few strong ties. A clause and the clause that holds it say nothing for or against each other: whether they state one thing
/// is told by how other reports put it. A pair that must not be together keeps its groups apart.
final class Groups {
    /// What a pair counts that no candidate search brought up.
    static final double UNCOMPARED = 0.1;

    private final double threshold;
    private final double uncompared;
    private final List<List<Integer>> members = new ArrayList<>();
    private final int[] open;
    private final List<Map<Integer, Tie>> ties = new ArrayList<>();
    private final List<Set<Integer>> apart = new ArrayList<>();

    /// Between two groups: the sum of likenesses, how many pairs were compared, and how many count for nothing.
    private record Tie(double sum, int compared, int silent) {
        Tie plus(Tie other) {
            return new Tie(sum + other.sum, compared + other.compared, silent + other.silent);
        }
    }

    private record Join(double mean, int a, int b, int sizeA, int sizeB) {}

    Groups(int size, double threshold, double uncompared, boolean[] full) {
        this.threshold = threshold;
        this.uncompared = uncompared;
        this.open = new int[size];
        for (int i = 0; i < size; i++) {
            members.add(new ArrayList<>(List.of(i)));
            open[i] = full[i] ? 0 : 1;
            ties.add(new HashMap<>());
            apart.add(new HashSet<>());
        }
    }

    void like(int a, int b, double likeness) {
        tie(a, b, new Tie(likeness, 1, 0));
    }

    /// The pair counts for nothing.
    void silence(int a, int b) {
        tie(a, b, new Tie(0, 0, 1));
    }

    private void tie(int a, int b, Tie tie) {
        ties.get(a).put(b, tie);
        ties.get(b).put(a, tie);
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
            for (int b : ties.get(a).keySet()) {
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
            for (int other : ties.get(a).keySet()) {
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
        Tie tie = ties.get(a).get(b);
        if (tie == null || tie.compared() == 0) {
            return;
        }
        long all = (long) members.get(a).size() * members.get(b).size();
        long fullA = (long) members.get(a).size() - open[a];
        long fullB = (long) members.get(b).size() - open[b];
        long untold = fullA * fullB;
        long expected =
                untold == 0 ? 0 : Math.min(untold, Candidates.NEAREST * untold / (fullA + fullB));
        long unlike = Math.max(0, all - untold + expected - tie.compared() - tie.silent());
        double mean = (tie.sum() + unlike * uncompared) / (tie.compared() + unlike);
        if (mean >= threshold) {
            queue.add(new Join(mean, a, b, members.get(a).size(), members.get(b).size()));
        }
    }

    private void merge(int a, int b) {
        members.get(a).addAll(members.get(b));
        members.get(b).clear();
        open[a] += open[b];
        Map<Integer, Tie> moved = ties.set(b, new HashMap<>());
        for (Map.Entry<Integer, Tie> entry : moved.entrySet()) {
            int other = entry.getKey();
            ties.get(other).remove(b);
            if (other != a) {
                Tie tie = ties.get(a).merge(other, entry.getValue(), Tie::plus);
                ties.get(other).put(a, tie);
            }
        }
        for (int other : apart.get(b)) {
            apart.get(other).add(a);
            apart.get(a).add(other);
        }
    }
}
