package org.whence.align;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// For a statement and another report: how many of that report's statements are nearer than a given one. What a report says
/// is most likely retold by the one sentence of another report that comes nearest.
final class Rivals {
    private final List<Statement> statements;
    private final Map<Integer, Map<String, double[]>> sorted = new HashMap<>();

    /// @param affinity of each pair, in their order
    Rivals(List<Statement> statements, long[] pairs, double[] affinity) {
        this.statements = statements;
        for (int k = 0; k < pairs.length; k++) {
            add(Candidates.first(pairs[k]), Candidates.second(pairs[k]), affinity[k]);
            add(Candidates.second(pairs[k]), Candidates.first(pairs[k]), affinity[k]);
        }
    }

    private void add(int from, int to, double value) {
        sorted.computeIfAbsent(from, k -> new HashMap<>())
                .merge(
                        statements.get(to).mention().report(),
                        new double[] {value},
                        (known, one) -> {
                            double[] more = Arrays.copyOf(known, known.length + 1);
                            more[known.length] = value;
                            return more;
                        });
    }

    int rank(int from, int to, double own) {
        double[] values =
                sorted.getOrDefault(from, Map.of())
                        .getOrDefault(statements.get(to).mention().report(), new double[0]);
        int better = 0;
        for (double value : values) {
            better += value > own ? 1 : 0;
        }
        return better;
    }
}
