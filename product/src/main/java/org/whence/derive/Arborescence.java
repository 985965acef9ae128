package org.whence.derive;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The cheapest tree in which every node is reached from a root: each gets one parent, and nothing comes from itself.
///
/// Chu and Liu's and Edmonds' algorithm in Tarjan's form: every node takes its cheapest edge; a cycle that results is
/// contracted into one node whose edges cost what they save, and is opened again at the end. Edges wait in skew heaps whose
/// costs are lowered lazily, and nodes are joined in a union-find that can be rolled back: n edges in n log n.
final class Arborescence {
    record Edge(int from, int to, double cost) {}

    private static final class Heap {
        final Edge edge;
        double cost;
        double lower;
        @Nullable Heap left;
        @Nullable Heap right;

        Heap(Edge edge) {
            this.edge = edge;
            cost = edge.cost();
        }

        void settle() {
            if (lower != 0) {
                cost -= lower;
                if (left != null) {
                    left.lower += lower;
                }
                if (right != null) {
                    right.lower += lower;
                }
                lower = 0;
            }
        }
    }

    private final int[] joined;
    private final List<int[]> joins = new ArrayList<>();

    private Arborescence(int nodes) {
        joined = new int[nodes];
        Arrays.fill(joined, -1);
    }

    /// Each node's parent edge; null at the root.
    ///
    /// @throws IllegalArgumentException if a node can't be reached
    static @Nullable Edge[] of(int nodes, int root, List<Edge> edges) {
        return new Arborescence(nodes).solve(nodes, root, edges);
    }

    private record Cycle(int node, int time, List<Edge> edges) {}

    private @Nullable Edge[] solve(int nodes, int root, List<Edge> edges) {
        @Nullable Heap[] heaps = new Heap[nodes];
        for (Edge edge : edges) {
            heaps[edge.to()] = merge(heaps[edge.to()], new Heap(edge));
        }
        int[] seen = new int[nodes];
        Arrays.fill(seen, -1);
        seen[root] = root;
        @Nullable Edge[] in = new Edge[nodes];
        int[] path = new int[nodes];
        @Nullable Edge[] taken = new Edge[nodes];
        Deque<Cycle> cycles = new ArrayDeque<>();
        for (int start = 0; start < nodes; start++) {
            int node = start;
            int length = 0;
            while (seen[node] < 0) {
                Heap heap = heaps[node];
                if (heap == null) {
                    throw new IllegalArgumentException("no way to node " + node);
                }
                heap.settle();
                Edge edge = heap.edge;
                heap.lower += heap.cost;
                heap.settle();
                heaps[node] = merge(heap.left, heap.right);
                taken[length] = edge;
                path[length++] = node;
                seen[node] = start;
                node = find(edge.from());
                if (seen[node] == start) {
                    Heap all = null;
                    int end = length;
                    int time = joins.size();
                    int member;
                    do {
                        member = path[--length];
                        all = merge(all, heaps[member]);
                    } while (join(node, member));
                    node = find(node);
                    heaps[node] = all;
                    seen[node] = -1;
                    List<Edge> cycle = new ArrayList<>();
                    for (int i = length; i < end; i++) {
                        add(cycle, taken[i]);
                    }
                    cycles.push(new Cycle(node, time, cycle));
                }
            }
            for (int i = 0; i < length; i++) {
                put(in, taken[i]);
            }
        }
        for (Cycle cycle : cycles) {
            while (joins.size() > cycle.time()) {
                int[] undo = joins.removeLast();
                joined[undo[0]] = undo[1];
                joined[undo[2]] = undo[3];
            }
            Edge entering = in[cycle.node()];
            cycle.edges().forEach(e -> put(in, e));
            put(in, entering);
        }
        return in;
    }

    private static void add(List<Edge> edges, @Nullable Edge edge) {
        if (edge != null) {
            edges.add(edge);
        }
    }

    private void put(@Nullable Edge[] in, @Nullable Edge edge) {
        if (edge != null) {
            in[find(edge.to())] = edge;
        }
    }

    private static @Nullable Heap merge(@Nullable Heap a, @Nullable Heap b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        a.settle();
        b.settle();
        Heap top = before(a, b) ? a : b;
        Heap other = top == a ? b : a;
        Heap right = top.right;
        top.right = top.left;
        top.left = merge(other, right);
        return top;
    }

    private static boolean before(Heap a, Heap b) {
        return a.cost != b.cost
                ? a.cost < b.cost
                : a.edge.from() != b.edge.from()
                        ? a.edge.from() < b.edge.from()
                        : a.edge.to() <= b.edge.to();
    }

    private int find(int node) {
        int at = node;
        while (joined[at] >= 0) {
            at = joined[at];
        }
        return at;
    }

    private boolean join(int a, int b) {
        int x = find(a);
        int y = find(b);
        if (x == y) {
            return false;
        }
        if (joined[x] > joined[y]) {
            int swap = x;
            x = y;
            y = swap;
        }
        joins.add(new int[] {x, joined[x], y, joined[y]});
        joined[x] += joined[y];
        joined[y] = x;
        return true;
    }
}
