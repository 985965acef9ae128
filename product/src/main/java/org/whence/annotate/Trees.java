package org.whence.annotate;

import java.util.Arrays;

/// Finds the best tree over a sentence's words: each word's best head where that makes a tree, else the best tree without
/// crossing arcs (Eisner 1996). Either way there is one root.
final class Trees {
    private static final float NEVER = -1e9f;

    private Trees() {}

    /// Each word's head, -1 at the root.
    ///
    /// @param scores of a word (row) with each head; the root's score is in the last column
    static int[] best(float[][] scores) {
        int n = scores.length;
        int[] heads = new int[n];
        int roots = 0;
        for (int i = 0; i < n; i++) {
            int best = n;
            for (int h = 0; h < n; h++) {
                if (h != i && scores[i][h] > scores[i][best]) {
                    best = h;
                }
            }
            heads[i] = best == n ? -1 : best;
            roots += best == n ? 1 : 0;
        }
        return roots == 1 && !hasCycle(heads) ? heads : eisner(scores);
    }

    /// A verb has one clausal complement (Universal Dependencies, `ccomp`): of two that follow it, the later one is the
    /// complement of the earlier ("reported that two officials had said the port was pledged").
    static void nestComplements(int[] heads, String[] relations, String[] tags) {
        int[] open = new int[heads.length];
        Arrays.fill(open, -1);
        for (int i = 0; i < heads.length; i++) {
            if (heads[i] < 0 || heads[i] > i || !relations[i].equals("ccomp")) {
                continue;
            }
            int verb = heads[i];
            int earlier = open[verb];
            if (earlier >= 0 && open[earlier] < 0 && tags[earlier].startsWith("VB")) {
                heads[i] = earlier;
                open[earlier] = i;
            } else {
                open[verb] = i;
            }
        }
    }

    private static boolean hasCycle(int[] heads) {
        for (int i = 0; i < heads.length; i++) {
            int at = i;
            for (int steps = 0; at >= 0; steps++) {
                if (steps > heads.length) {
                    return true;
                }
                at = heads[at];
            }
        }
        return false;
    }

    private static int[] eisner(float[][] scores) {
        int n = scores.length;
        // spans [s][t]: complete and incomplete, headed on the right (0) or left (1) end
        float[][][] complete = new float[2][n][n];
        float[][][] open = new float[2][n][n];
        int[][][] cut = new int[2][n][n];
        int[][] meet = new int[n][n];
        for (int width = 1; width < n; width++) {
            for (int s = 0; s + width < n; s++) {
                int t = s + width;
                float best = Float.NEGATIVE_INFINITY;
                for (int q = s; q < t; q++) {
                    float score = complete[1][s][q] + complete[0][q + 1][t];
                    if (score > best) {
                        best = score;
                        meet[s][t] = q;
                    }
                }
                open[0][s][t] = best + scores[s][t];
                open[1][s][t] = best + scores[t][s];
                complete[0][s][t] = Float.NEGATIVE_INFINITY;
                for (int q = s; q < t; q++) {
                    float score = complete[0][s][q] + open[0][q][t];
                    if (score > complete[0][s][t]) {
                        complete[0][s][t] = score;
                        cut[0][s][t] = q;
                    }
                }
                complete[1][s][t] = Float.NEGATIVE_INFINITY;
                for (int q = s + 1; q <= t; q++) {
                    float score = open[1][s][q] + complete[1][q][t];
                    if (score > complete[1][s][t]) {
                        complete[1][s][t] = score;
                        cut[1][s][t] = q;
                    }
                }
            }
        }
        int root = 0;
        float best = Float.NEGATIVE_INFINITY;
        for (int r = 0; r < n; r++) {
            float score = complete[0][0][r] + complete[1][r][n - 1] + Math.max(scores[r][n], NEVER);
            if (score > best) {
                best = score;
                root = r;
            }
        }
        int[] heads = new int[n];
        Arrays.fill(heads, -1);
        trace(0, root, 0, heads, cut, meet);
        trace(root, n - 1, 1, heads, cut, meet);
        heads[root] = -1;
        return heads;
    }

    /// Writes the heads inside a complete span; `side` 0 is headed by its last word, 1 by its first.
    private static void trace(int s, int t, int side, int[] heads, int[][][] cut, int[][] meet) {
        if (s == t) {
            return;
        }
        int q = cut[side][s][t];
        if (side == 0) {
            heads[q] = t;
            trace(s, q, 0, heads, cut, meet);
            int m = meet[q][t];
            trace(q, m, 1, heads, cut, meet);
            trace(m + 1, t, 0, heads, cut, meet);
        } else {
            heads[q] = s;
            int m = meet[s][q];
            trace(s, m, 1, heads, cut, meet);
            trace(m + 1, q, 0, heads, cut, meet);
            trace(q, t, 1, heads, cut, meet);
        }
    }
}
