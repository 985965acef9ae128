package org.whence.attribute;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.whence.model.Ids;
import org.whence.model.Span;
import org.whence.text.Quotes;
import org.whence.text.WordPieces;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The trained tagger: source, cue and content spans of a text with their links.
///
/// An encoder reads windows of word pieces and gives each word seven emissions (outside, begin and inside of the three
/// roles) and four link vectors. A Viterbi pass over the whole text picks the labels; each content takes the cue, and each
/// cue the source, whose vectors, distance and rivals between fit best, within one window. `training/` has the recipe.
final class Tagger implements AutoCloseable {
    /// Checked on loading: a foreign or truncated model is refused.
    static final String MODEL_SHA256 =
            "48f32a5215bbdff49cb9a6507f0ca74ac2e68b185b486a16c2c99e87118cbc50";

    private static final int LABELS = 7;
    private static final int DIMENSIONS = 96;
    private static final int WINDOW = 254;
    private static final int STRIDE = 190;
    private static final int START = 101;
    private static final int END = 102;
    private static final float FORBIDDEN = -1e8f;

    /// Blocks of the link vectors.
    private static final int CUE_OF_CONTENT = 0;

    private static final int CONTENT = 1;
    private static final int CUE_OF_SOURCE = 2;
    private static final int SOURCE = 3;

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final float[][] transitions;
    private final float[] starts;
    private final float[][] distanceBias;
    private final float[][] rivalBias;
    private final float[] nullWeights;
    private final float nullBias;

    /// One attribution as tagged; the source may be empty.
    record Tagged(List<Span> source, List<Span> cue, List<Span> content) {}

    /// Words `first` to `end` of a text.
    private record Run(int first, int end) {}

    private record Window(int firstWord, int endWord, int keptFrom, int keptTo, float[][] links) {}

    Tagger() {
        byte[] model = resource("attribution.onnx");
        String sha = Ids.sha256(model);
        if (!sha.equals(MODEL_SHA256)) {
            throw new IllegalStateException(
                    "attribution.onnx is not the model this version was built for: SHA-256 " + sha);
        }
        JsonNode parameters = JsonMapper.shared().readTree(resource("attribution.json"));
        transitions = matrix(parameters.get("trans"));
        starts = vector(parameters.get("start"));
        distanceBias = matrix(parameters.get("bias_d"));
        rivalBias = matrix(parameters.get("bias_r"));
        nullWeights = vector(parameters.get("null_w"));
        nullBias = vector(parameters.get("null_b"))[0];
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            session = environment.createSession(model, options);
        } catch (OrtException e) {
            throw new IllegalStateException("attribution.onnx can't be loaded", e);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    List<Tagged> tag(String text) {
        WordPieces.Pieces pieces = WordPieces.english().of(text);
        if (pieces.words() == 0) {
            return List.of();
        }
        long[][] features = features(text, pieces);
        float[][] emissions = new float[pieces.words()][];
        List<Window> windows = encode(pieces, features, emissions);
        int[] labels = viterbi(emissions);
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
                    content.add(span(contents.get(k), pieces));
                }
            }
            List<Span> source =
                    sourceOf[c] < 0 ? List.of() : List.of(span(sources.get(sourceOf[c]), pieces));
            tagged.add(new Tagged(source, List.of(span(cues.get(c), pieces)), content));
        }
        return tagged;
    }

    private static Span span(Run run, WordPieces.Pieces pieces) {
        return new Span(pieces.starts()[run.first()], pieces.ends()[run.end() - 1]);
    }

    /// Per piece: case of its word, whether it stands in quotation marks, line breaks before it.
    private static long[][] features(String text, WordPieces.Pieces pieces) {
        byte[] quotes = Quotes.states(text);
        int n = pieces.ids().length;
        long[][] features = new long[n][3];
        int previous = 0;
        for (int i = 0; i < n; i++) {
            int word = pieces.word()[i];
            boolean first = i == 0 || pieces.word()[i - 1] != word;
            int start = pieces.starts()[word];
            String form = text.substring(start, pieces.ends()[word]);
            features[i][0] = letterCase(form);
            features[i][1] = quotes[start];
            if (first) {
                long breaks =
                        text.substring(Math.min(previous, start), start)
                                .chars()
                                .filter(c -> c == '\n')
                                .count();
                features[i][2] = word == 0 ? 3 : Math.min(breaks, 2);
                previous = pieces.ends()[word];
            }
        }
        return features;
    }

    private static int letterCase(String form) {
        boolean cased =
                form.codePoints()
                        .anyMatch(c ->
                                Character.isUpperCase(c)
                                        || Character.isLowerCase(c)
                                        || Character.isTitleCase(c));
        boolean upper =
                cased
                        && form.codePoints()
                                .noneMatch(
                                        c -> Character.isLowerCase(c) || Character.isTitleCase(c));
        int first = form.codePointAt(0);
        if (upper && form.codePointCount(0, form.length()) > 1) {
            return 2;
        }
        if (Character.isUpperCase(first)) {
            return 1;
        }
        if (Character.isDigit(first)) {
            return 3;
        }
        return Character.isLetter(first) ? 0 : 4;
    }

    /// Runs the encoder over overlapping windows; each word's emissions come from the window where it is most central.
    private List<Window> encode(WordPieces.Pieces pieces, long[][] features, float[][] emissions) {
        int n = pieces.ids().length;
        int[] firstPiece = new int[pieces.words() + 1];
        for (int i = n - 1; i >= 0; i--) {
            firstPiece[pieces.word()[i]] = i;
        }
        firstPiece[pieces.words()] = n;
        List<Window> windows = new ArrayList<>();
        for (int[] w : windows(n)) {
            int from = w[0];
            int to = w[1];
            int length = to - from + 2;
            long[] ids = new long[length];
            long[] mask = new long[length];
            long[] feats = new long[length * 3];
            Arrays.fill(mask, 1);
            ids[0] = START;
            ids[length - 1] = END;
            for (int i = from; i < to; i++) {
                ids[i - from + 1] = pieces.ids()[i];
                System.arraycopy(features[i], 0, feats, (i - from + 1) * 3, 3);
            }
            float[] em;
            float[] link;
            try (OnnxTensor idsTensor =
                            OnnxTensor.createTensor(
                                    environment, LongBuffer.wrap(ids), new long[] {1, length});
                    OnnxTensor maskTensor =
                            OnnxTensor.createTensor(
                                    environment, LongBuffer.wrap(mask), new long[] {1, length});
                    OnnxTensor featTensor =
                            OnnxTensor.createTensor(
                                    environment,
                                    LongBuffer.wrap(feats),
                                    new long[] {1, length, 3});
                    OrtSession.Result result =
                            session.run(
                                    Map.of(
                                            "ids",
                                            idsTensor,
                                            "mask",
                                            maskTensor,
                                            "feats",
                                            featTensor))) {
                em = floats((OnnxTensor) result.get("emissions").orElseThrow());
                link = floats((OnnxTensor) result.get("link").orElseThrow());
            } catch (OrtException e) {
                throw new IllegalStateException(e);
            }
            int firstWord = search(firstPiece, pieces.words(), from);
            int endWord = search(firstPiece, pieces.words(), to);
            int keptFrom = search(firstPiece, pieces.words(), w[2]);
            int keptTo = search(firstPiece, pieces.words(), w[3]);
            for (int word = keptFrom; word < keptTo; word++) {
                int at = (firstPiece[word] - from + 1) * LABELS;
                emissions[word] = Arrays.copyOfRange(em, at, at + LABELS);
            }
            float[][] links = new float[endWord - firstWord][];
            for (int word = firstWord; word < endWord; word++) {
                int at = (firstPiece[word] - from + 1) * 4 * DIMENSIONS;
                links[word - firstWord] = Arrays.copyOfRange(link, at, at + 4 * DIMENSIONS);
            }
            windows.add(new Window(firstWord, endWord, keptFrom, keptTo, links));
        }
        return windows;
    }

    private static float[] floats(OnnxTensor tensor) {
        FloatBuffer buffer = tensor.getFloatBuffer();
        float[] floats = new float[buffer.remaining()];
        buffer.get(floats);
        return floats;
    }

    /// Windows of pieces (start, end) with the part of each that is kept.
    private static List<int[]> windows(int n) {
        if (n <= WINDOW) {
            return List.of(new int[] {0, n, 0, n});
        }
        List<int[]> windows = new ArrayList<>();
        int start = 0;
        while (true) {
            int end = Math.min(start + WINDOW, n);
            start = Math.max(0, end - WINDOW);
            windows.add(new int[] {start, end, 0, n});
            if (end == n) {
                break;
            }
            start += STRIDE;
        }
        for (int i = 1; i < windows.size(); i++) {
            int middle = (windows.get(i - 1)[1] + windows.get(i)[0]) / 2;
            windows.get(i - 1)[3] = middle;
            windows.get(i)[2] = middle;
        }
        return windows;
    }

    /// The first word whose first piece is not before `piece`.
    private static int search(int[] firstPiece, int words, int piece) {
        int at = Arrays.binarySearch(firstPiece, 0, words, piece);
        return at >= 0 ? at : -at - 1;
    }

    private int[] viterbi(float[][] emissions) {
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
                next[to] = score[best] + transitions[best][to] + emissions[i][to];
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
        float[] first =
                window.links()[Math.max(run.first(), window.firstWord()) - window.firstWord()];
        float[] last =
                window.links()[Math.min(run.end(), window.endWord()) - 1 - window.firstWord()];
        float[] mean = new float[DIMENSIONS];
        for (int d = 0; d < DIMENSIONS; d++) {
            int at = block * DIMENSIONS + d;
            mean[d] = (half(first[at]) + half(last[at])) / 2;
        }
        return mean;
    }

    /// Link vectors are compared at the precision of the training's evaluation.
    private static float half(float value) {
        return Float.float16ToFloat(Float.floatToFloat16(value));
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

    private static byte[] resource(String name) {
        try (InputStream in = Tagger.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static float[][] matrix(JsonNode rows) {
        float[][] matrix = new float[rows.size()][];
        for (int i = 0; i < matrix.length; i++) {
            matrix[i] = vector(rows.get(i));
        }
        return matrix;
    }

    private static float[] vector(JsonNode row) {
        float[] vector = new float[row.size()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = row.get(i).floatValue();
        }
        return vector;
    }
}
