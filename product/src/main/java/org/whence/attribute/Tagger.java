package org.whence.attribute;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.whence.model.Block;
import org.whence.model.BlockKind;
import org.whence.model.Report;
import org.whence.model.Span;
import org.whence.reading.ReadingModel;
import org.whence.reading.Roles;
import org.whence.reading.Roles.Window;

/// Decides on source, cue and content spans and their links, from what the reading model says of each word.
///
/// A Viterbi pass over the whole text picks the labels; each content takes the cue, and each cue the source, whose vectors,
/// distance and rivals between fit best, within one window.
final class Tagger {
    private static final int LABELS = 7;
    private static final int DIMENSIONS = 96;
    private static final float FORBIDDEN = -1e8f;

    /// Blocks of the link vectors.
    private static final int CUE_OF_CONTENT = 0;

    private static final int CONTENT = 1;
    private static final int CUE_OF_SOURCE = 2;
    private static final int SOURCE = 3;

    private final float[][] transitions = ReadingModel.matrix("transitions");
    private final float[] starts = ReadingModel.vector("starts");
    private final float[][] distanceBias = ReadingModel.matrix("distance_bias");
    private final float[][] rivalBias = ReadingModel.matrix("rival_bias");
    private final float[] nullWeights = ReadingModel.vector("none_w");
    private final float nullBias = ReadingModel.vector("none_b")[0];

    /// One attribution as tagged; the source may be empty.
    record Tagged(List<Span> source, List<Span> cue, List<Span> content) {}

    /// Words `first` to `end` of a text.
    private record Run(int first, int end) {}

    List<Tagged> tag(Report report) {
        Roles roles = ReadingModel.read(report).roles();
        if (roles.emissions().length == 0) {
            return List.of();
        }
        List<Window> windows = roles.windows();
        int[] labels = viterbi(roles.emissions(), behindHeadings(report, roles));
        List<Run> sources = runs(labels, 0);
        List<Run> cues = runs(labels, 1);
        List<Run> contents = runs(labels, 2);
        int[] cueOf = cues.isEmpty() ? new int[0] : cueOf(contents, cues, windows);
        int[] sourceOf = sourceOf(cues, sources, windows);
        List<Tagged> tagged = new ArrayList<>();
        for (int c = 0; c < cues.size(); c++) {
            List<Span> content = new ArrayList<>();
            for (int k = 0; k < contents.size(); k++) {
                if (cueOf[k] == c) {
                    content.add(span(contents.get(k), roles));
                }
            }
            List<Span> source =
                    sourceOf[c] < 0 ? List.of() : List.of(span(sources.get(sourceOf[c]), roles));
            tagged.add(new Tagged(source, List.of(span(cues.get(c), roles)), content));
        }
        return tagged;
    }

    private static Span span(Run run, Roles roles) {
        return new Span(roles.starts()[run.first()], roles.ends()[run.end() - 1]);
    }

    /// Words that stand first behind a heading: nothing runs on from a heading into the text.
    private static boolean[] behindHeadings(Report report, Roles roles) {
        boolean[] first = new boolean[roles.emissions().length];
        for (Block block : report.blocks()) {
            if (block.kind() == BlockKind.TITLE || block.kind() == BlockKind.HEADING) {
                int at = Arrays.binarySearch(roles.starts(), block.at().end());
                int word = at >= 0 ? at : -at - 1;
                if (word < first.length) {
                    first[word] = true;
                }
            }
        }
        return first;
    }

    private int[] viterbi(float[][] emissions, boolean[] fresh) {
        int n = emissions.length;
        int[][] back = new int[n][LABELS];
        float[] score = new float[LABELS];
        for (int label = 0; label < LABELS; label++) {
            score[label] = emissions[0][label] + starts[label];
        }
        for (int i = 1; i < n; i++) {
            float[] next = new float[LABELS];
            for (int to = 0; to < LABELS; to++) {
                int best = 0;
                for (int from = 1; from < LABELS; from++) {
                    if (score[from] + transitions[from][to] > score[best] + transitions[best][to]) {
                        best = from;
                    }
                }
                back[i][to] = best;
                boolean runsOn = fresh[i] && to > 0 && to % 2 == 0;
                next[to] =
                        score[best]
                                + transitions[best][to]
                                + emissions[i][to]
                                + (runsOn ? FORBIDDEN : 0);
            }
            score = next;
        }
        int[] labels = new int[n];
        for (int label = 1; label < LABELS; label++) {
            if (score[label] > score[labels[n - 1]]) {
                labels[n - 1] = label;
            }
        }
        for (int i = n - 1; i > 0; i--) {
            labels[i - 1] = back[i][labels[i]];
        }
        return labels;
    }

    /// The spans of a role: 0 source, 1 cue, 2 content.
    private static List<Run> runs(int[] labels, int role) {
        List<Run> runs = new ArrayList<>();
        int i = 0;
        while (i < labels.length) {
            if (labels[i] != 0 && (labels[i] - 1) / 2 == role) {
                int j = i + 1;
                while (j < labels.length && labels[j] == 2 * role + 2) {
                    j++;
                }
                runs.add(new Run(i, j));
                i = j;
            } else {
                i++;
            }
        }
        return runs;
    }

    private int[] cueOf(List<Run> contents, List<Run> cues, List<Window> windows) {
        float[][] scores = new float[contents.size()][cues.size()];
        vectors(contents, cues, windows, CONTENT, CUE_OF_CONTENT, 0, scores);
        int[] best = new int[contents.size()];
        for (int i = 0; i < best.length; i++) {
            best[i] = highest(scores[i]);
            if (scores[i][best[i]] <= FORBIDDEN) {
                int nearest = 0;
                for (int c = 1; c < cues.size(); c++) {
                    if (gap(contents.get(i), cues.get(c))
                            < gap(contents.get(i), cues.get(nearest))) {
                        nearest = c;
                    }
                }
                best[i] = nearest;
            }
        }
        return best;
    }

    private int[] sourceOf(List<Run> cues, List<Run> sources, List<Window> windows) {
        int[] best = new int[cues.size()];
        Arrays.fill(best, -1);
        if (cues.isEmpty() || sources.isEmpty()) {
            return best;
        }
        float[][] scores = new float[cues.size()][sources.size()];
        float[][] own = vectors(cues, sources, windows, CUE_OF_SOURCE, SOURCE, 1, scores);
        for (int c = 0; c < best.length; c++) {
            float none = nullBias;
            for (int d = 0; d < DIMENSIONS; d++) {
                none += own[c][d] * nullWeights[d] / (float) Math.sqrt(DIMENSIONS);
            }
            int highest = highest(scores[c]);
            if (scores[c][highest] > none) {
                best[c] = highest;
            }
        }
        return best;
    }

    /// Fills the scores of each dependent with each candidate that a window holds beside it; returns the dependents'
    /// vectors.
    private float[][] vectors(
            List<Run> dependents,
            List<Run> candidates,
            List<Window> windows,
            int dependentBlock,
            int candidateBlock,
            int bias,
            float[][] scores) {
        for (float[] row : scores) {
            Arrays.fill(row, -1e9f);
        }
        float[][] own = new float[dependents.size()][DIMENSIONS];
        for (Window window : windows) {
            Map<Integer, float[]> there = new HashMap<>();
            for (int c = 0; c < candidates.size(); c++) {
                Run run = candidates.get(c);
                if (run.first() >= window.firstWord() && run.end() <= window.endWord()) {
                    there.put(c, mean(run, window, candidateBlock));
                }
            }
            for (int d = 0; d < dependents.size(); d++) {
                Run run = dependents.get(d);
                int middle = (run.first() + run.end() - 1) / 2;
                if (middle < window.keptFrom() || middle >= window.keptTo()) {
                    continue;
                }
                own[d] = mean(run, window, dependentBlock);
                for (Map.Entry<Integer, float[]> candidate : there.entrySet()) {
                    int c = candidate.getKey();
                    float dot = 0;
                    for (int i = 0; i < DIMENSIONS; i++) {
                        dot += own[d][i] * candidate.getValue()[i];
                    }
                    scores[d][c] =
                            dot / (float) Math.sqrt(DIMENSIONS)
                                    + distanceBias[bias][distance(run, candidates.get(c))]
                                    + rivalBias[bias][rivals(run, c, candidates)];
                }
            }
        }
        return own;
    }

    /// Mean of the vectors of a run's first and last word, as far as the window holds them.
    private static float[] mean(Run run, Window window, int block) {
        short[] first =
                window.links()[Math.max(run.first(), window.firstWord()) - window.firstWord()];
        short[] last =
                window.links()[Math.min(run.end(), window.endWord()) - 1 - window.firstWord()];
        float[] mean = new float[DIMENSIONS];
        for (int d = 0; d < DIMENSIONS; d++) {
            int at = block * DIMENSIONS + d;
            mean[d] = (Float.float16ToFloat(first[at]) + Float.float16ToFloat(last[at])) / 2;
        }
        return mean;
    }

    private static int distance(Run dependent, Run candidate) {
        int gap = gap(dependent, candidate);
        int sign = candidate.first() >= dependent.first() ? 1 : -1;
        int log = 31 - Integer.numberOfLeadingZeros(gap + 1);
        return 9 + sign * Math.min(log + 1, 9);
    }

    private static int rivals(Run dependent, int candidate, List<Run> candidates) {
        int before = 0;
        for (Run run : candidates) {
            if (run.first() < dependent.first()) {
                before++;
            }
        }
        return Math.clamp(candidate - before, -4, 4) + 4;
    }

    private static int gap(Run a, Run b) {
        return Math.max(0, Math.max(b.first() - a.end(), a.first() - b.end()));
    }

    private static int highest(float[] row) {
        int best = 0;
        for (int i = 1; i < row.length; i++) {
            if (row[i] > row[best]) {
                best = i;
            }
        }
        return best;
    }
}
