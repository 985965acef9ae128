package org.whence.annotate;

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
import java.util.List;
import java.util.Map;
import org.whence.model.Block;
import org.whence.model.BlockKind;
import org.whence.model.Ids;
import org.whence.model.Report;
import org.whence.model.Span;
import org.whence.model.WhenceException;
import org.whence.text.Quotes;
import org.whence.text.WordPieces;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The trained reading model: words, trees and names of a report, from one small encoder.
///
/// The report's own words are cut into sentences and words, the sentences packed into windows, and the encoder reads each
/// window once. A word's tag is the highest of its scores; trees and the runs of a name are found by search. One model
/// serves all threads. `training/reading` has the recipe.
final class ReadingModel implements AutoCloseable {
    /// Checked on loading: a foreign or truncated model is refused.
    private static final String SHA256 =
            "3663768960faa072e56119faf2de07e04667e860776df9e0d9dd3fcebd332f8d";

    /// A longer sentence is read in parts: the trees' cost grows with the cube of the words.
    private static final int MOST_WORDS = 150;

    private static final int MOST_PIECES = 250;

    private static final int START = 101;
    private static final int END = 102;

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final String[] tags;
    private final String[] names;
    private final String[] relations;
    private final float[][] relationWeights;
    private final float[] relationBias;

    /// What the session gives for a window, row by row.
    private record Output(
            float[] tags, float[] names, float[] arcs, float[] dependents, float[] heads) {}

    /// A sentence with the pieces of its words; `part` counts the words that start in the same run of pieces.
    private record Sentence(
            BlockKind block, List<Span> words, int[] first, int[] last, int[] part) {}

    ReadingModel(byte[] model, byte[] told) {
        String sha = Ids.sha256(model);
        if (!sha.equals(SHA256)) {
            throw WhenceException.environment(
                    "reading.onnx is not the model this version was built for: SHA-256 " + sha,
                    null);
        }
        JsonNode parameters = JsonMapper.shared().readTree(told);
        tags = strings(parameters.get("tags"));
        names = strings(parameters.get("names"));
        relations = strings(parameters.get("relations"));
        relationWeights = matrix(parameters.get("relation_w"));
        relationBias = floats(parameters.get("relation_b"));
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            session = environment.createSession(model, options);
        } catch (OrtException e) {
            throw WhenceException.environment("reading.onnx can't be loaded", e);
        }
    }

    /// The model that this version was built for.
    static ReadingModel load() {
        return new ReadingModel(resource("reading.onnx"), resource("reading.json"));
    }

    /// Changes with the model.
    static String version() {
        return SHA256.substring(0, 12);
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Reads a report's own words: what belongs to the page or to an embedded post is left out.
    List<ReadSentence> read(Report report) {
        String text = ownWords(report);
        WordPieces.Pieces pieces = WordPieces.english().of(text);
        List<Sentence> sentences = sentences(report, text, pieces, firstPieces(pieces));
        if (sentences.isEmpty()) {
            return List.of();
        }
        int[] begin = new int[sentences.size() + 1];
        for (int i = 1; i < sentences.size(); i++) {
            begin[i] = Math.max(begin[i - 1], sentences.get(i).first()[0]);
        }
        begin[sentences.size()] = pieces.ids().length;
        long[][] features = features(text, pieces, sentences);
        List<Windows.Window> windows = Windows.over(begin);
        int[] home = homes(windows, begin);
        List<ReadSentence> read = new ArrayList<>();
        for (int w = 0; w < windows.size(); w++) {
            Windows.Window window = windows.get(w);
            Output output = run(window, pieces, features, sentences);
            int at = 0;
            int width = words(window, sentences);
            for (int s = window.first(); s < window.end(); s++) {
                Sentence sentence = sentences.get(s);
                if (home[s] == w) {
                    read.add(sentence(text, sentence, at, width, output));
                }
                at += sentence.words().size();
            }
        }
        return read;
    }

    private static String ownWords(Report report) {
        StringBuilder own = new StringBuilder(report.text());
        for (Block block : report.blocks()) {
            if (isForeign(block.kind())) {
                for (int i = block.at().start(); i < block.at().end(); i++) {
                    if (own.charAt(i) != '\n') {
                        own.setCharAt(i, ' ');
                    }
                }
            }
        }
        return own.toString();
    }

    private static boolean isForeign(BlockKind kind) {
        return kind == BlockKind.BOILERPLATE || kind == BlockKind.POST;
    }

    private static int[] firstPieces(WordPieces.Pieces pieces) {
        int n = pieces.ids().length;
        int[] first = new int[pieces.words() + 1];
        for (int i = n - 1; i >= 0; i--) {
            first[pieces.word()[i]] = i;
        }
        first[pieces.words()] = n;
        return first;
    }

    private static List<Sentence> sentences(
            Report report, String text, WordPieces.Pieces pieces, int[] firstPiece) {
        List<Sentence> sentences = new ArrayList<>();
        for (Block block : report.blocks()) {
            if (isForeign(block.kind())) {
                continue;
            }
            for (Span at : SentenceSplitter.split(text, block.at())) {
                lay(Words.split(text, at), block.kind(), pieces, firstPiece, sentences);
            }
        }
        return sentences;
    }

    /// Lays words over the pieces, and parts a sentence that is too long. Words without a piece (a lone accent) are left
    /// out.
    private static void lay(
            List<Span> words,
            BlockKind block,
            WordPieces.Pieces pieces,
            int[] firstPiece,
            List<Sentence> to) {
        List<Span> part = new ArrayList<>();
        List<int[]> places = new ArrayList<>();
        int before = -1;
        int same = 0;
        for (Span word : words) {
            int a = wordAt(pieces.starts(), word.start());
            int b = Math.max(a, wordAt(pieces.starts(), word.end() - 1));
            if (a < 0 || pieces.ends()[a] <= word.start()) {
                a = a + 1;
                b = Math.max(a, b);
                if (a >= pieces.words() || pieces.starts()[a] >= word.end()) {
                    continue;
                }
            }
            int first = firstPiece[a];
            int last = firstPiece[b + 1] - 1;
            boolean full =
                    part.size() == MOST_WORDS
                            || !places.isEmpty() && last - places.getFirst()[0] >= MOST_PIECES;
            if (full) {
                add(block, part, places, to);
                part = new ArrayList<>();
                places = new ArrayList<>();
            }
            same = a == before ? same + 1 : 0;
            before = a;
            part.add(word);
            places.add(new int[] {first, last, Math.min(same, 3)});
        }
        add(block, part, places, to);
    }

    private static void add(
            BlockKind block, List<Span> words, List<int[]> places, List<Sentence> to) {
        if (!words.isEmpty()) {
            to.add(
                    new Sentence(
                            block,
                            List.copyOf(words),
                            places.stream().mapToInt(p -> p[0]).toArray(),
                            places.stream().mapToInt(p -> p[1]).toArray(),
                            places.stream().mapToInt(p -> p[2]).toArray()));
        }
    }

    /// The word of the pieces that starts last at or before the position, -1 where none does.
    private static int wordAt(int[] starts, int position) {
        int at = Arrays.binarySearch(starts, position);
        return at >= 0 ? at : -at - 2;
    }

    /// Per piece: case of its word, whether it stands in quotation marks, line breaks before it. A break within a sentence
    /// is the page's, not the writer's.
    private static long[][] features(
            String text, WordPieces.Pieces pieces, List<Sentence> sentences) {
        byte[] quotes = Quotes.states(text);
        int n = pieces.ids().length;
        long[][] features = new long[n][3];
        boolean[] inside = new boolean[n];
        for (Sentence sentence : sentences) {
            Arrays.fill(
                    inside,
                    Math.min(n, sentence.first()[0] + 1),
                    Math.max(
                            sentence.first()[0] + 1,
                            sentence.last()[sentence.last().length - 1] + 1),
                    true);
        }
        int previous = 0;
        for (int i = 0; i < n; i++) {
            int word = pieces.word()[i];
            boolean first = i == 0 || pieces.word()[i - 1] != word;
            int start = pieces.starts()[word];
            features[i][1] = quotes[start];
            if (first) {
                features[i][0] = letterCase(text, start, pieces.ends()[word]);
                long breaks = 0;
                for (int c = previous; c < start && breaks < 2; c++) {
                    breaks += text.charAt(c) == '\n' ? 1 : 0;
                }
                features[i][2] = word == 0 ? 3 : inside[i] ? 0 : breaks;
                previous = pieces.ends()[word];
            } else {
                features[i][0] = features[i - 1][0];
            }
        }
        return features;
    }

    private static int letterCase(String text, int start, int end) {
        boolean cased = false;
        boolean lower = false;
        for (int i = start; i < end; i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            lower |= Character.isLowerCase(c) || Character.isTitleCase(c);
            cased |= Character.isUpperCase(c);
        }
        int first = text.codePointAt(start);
        if (cased && !lower && end > start + Character.charCount(first)) {
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

    /// The window in which each sentence has most around it.
    private static int[] homes(List<Windows.Window> windows, int[] begin) {
        int[] home = new int[begin.length - 1];
        int[] best = new int[home.length];
        Arrays.fill(best, -1);
        for (int w = 0; w < windows.size(); w++) {
            Windows.Window window = windows.get(w);
            for (int s = window.first(); s < window.end(); s++) {
                int room = Math.min(begin[s] - window.from(), window.to() - begin[s + 1]);
                if (room > best[s] || best[s] < 0) {
                    best[s] = Math.max(room, 0);
                    home[s] = w;
                }
            }
        }
        return home;
    }

    private static int words(Windows.Window window, List<Sentence> sentences) {
        int words = 0;
        for (int s = window.first(); s < window.end(); s++) {
            words += sentences.get(s).words().size();
        }
        return words;
    }

    private Output run(
            Windows.Window window,
            WordPieces.Pieces pieces,
            long[][] features,
            List<Sentence> sentences) {
        int length = window.to() - window.from() + 2;
        long[] ids = new long[length];
        long[] mask = new long[length];
        long[] feats = new long[length * 3];
        Arrays.fill(mask, 1);
        ids[0] = START;
        ids[length - 1] = END;
        for (int i = window.from(); i < window.to(); i++) {
            int at = i - window.from() + 1;
            ids[at] = pieces.ids()[i];
            System.arraycopy(features[i], 0, feats, at * 3, 3);
        }
        int words = words(window, sentences);
        long[] first = new long[words];
        long[] last = new long[words];
        long[] part = new long[words];
        int at = 0;
        for (int s = window.first(); s < window.end(); s++) {
            Sentence sentence = sentences.get(s);
            for (int i = 0; i < sentence.words().size(); i++) {
                first[at] = Math.min(sentence.first()[i], window.to() - 1) - window.from() + 1L;
                last[at] = Math.min(sentence.last()[i], window.to() - 1) - window.from() + 1L;
                part[at++] = sentence.part()[i];
            }
        }
        long[] row = {1, length};
        long[] wordRow = {1, words};
        try (OnnxTensor idsTensor = tensor(ids, row);
                OnnxTensor maskTensor = tensor(mask, row);
                OnnxTensor featTensor = tensor(feats, new long[] {1, length, 3});
                OnnxTensor firstTensor = tensor(first, wordRow);
                OnnxTensor lastTensor = tensor(last, wordRow);
                OnnxTensor partTensor = tensor(part, wordRow);
                OrtSession.Result result =
                        session.run(
                                Map.of(
                                        "ids", idsTensor,
                                        "mask", maskTensor,
                                        "feats", featTensor,
                                        "first", firstTensor,
                                        "last", lastTensor,
                                        "part", partTensor))) {
            return new Output(
                    floats(result, "tags"),
                    floats(result, "names"),
                    floats(result, "arcs"),
                    floats(result, "dependents"),
                    floats(result, "heads"));
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    private ReadSentence sentence(
            String text, Sentence sentence, int at, int width, Output output) {
        int n = sentence.words().size();
        float[][] scores = new float[n][n + 1];
        for (int i = 0; i < n; i++) {
            int row = (at + i) * (width + 1);
            System.arraycopy(output.arcs(), row + at, scores[i], 0, n);
            scores[i][n] = output.arcs()[row + width];
        }
        int[] heads = Trees.best(scores);
        String[] relations = new String[n];
        String[] tagged = new String[n];
        for (int i = 0; i < n; i++) {
            relations[i] = heads[i] < 0 ? "root" : relation(output, at + i, at + heads[i]);
            tagged[i] = tags[highest(output.tags(), (at + i) * tags.length, tags.length)];
        }
        Trees.nestComplements(heads, relations, tagged);
        int[] entities = entities(output.names(), at, n);
        List<ReadWord> words = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            Span span = sentence.words().get(i);
            String form = span.of(text);
            String tag = tagged[i];
            words.add(
                    new ReadWord(
                            span,
                            form,
                            Lemmas.of(form, tag),
                            tag,
                            names[entities[i]],
                            kinds(output.names(), (at + i) * names.length),
                            heads[i],
                            relations[i]));
        }
        return new ReadSentence(sentence.block(), words);
    }

    /// The shares of the kinds among a word's chances to be in a name.
    private static float[] kinds(float[] scores, int from) {
        float[] kinds = new float[ReadWord.KINDS.size()];
        float all = 0;
        float most = Float.NEGATIVE_INFINITY;
        for (int i = 1; i <= 4 * kinds.length; i++) {
            most = Math.max(most, scores[from + i]);
        }
        for (int i = 0; i < 4 * kinds.length; i++) {
            float share = (float) Math.exp(scores[from + 1 + i] - most);
            kinds[i / 4] += share;
            all += share;
        }
        for (int k = 0; k < kinds.length; k++) {
            kinds[k] /= all;
        }
        return kinds;
    }

    /// The best run of name marks: a name that begins goes on to its end and keeps its kind.
    private int[] entities(float[] scores, int at, int n) {
        int labels = names.length;
        int[][] back = new int[n][labels];
        float[] best = new float[labels];
        for (int i = 0; i < n; i++) {
            float[] next = new float[labels];
            for (int to = 0; to < labels; to++) {
                int from = -1;
                for (int k = 0; k < labels; k++) {
                    boolean allowed = i == 0 ? follows(0, to) && k == 0 : follows(k, to);
                    if (allowed && (from < 0 || best[k] > best[from])) {
                        from = k;
                    }
                }
                back[i][to] = from;
                next[to] =
                        from < 0 || i + 1 == n && !follows(to, 0)
                                ? Float.NEGATIVE_INFINITY
                                : best[from] + scores[(at + i) * labels + to];
            }
            best = next;
        }
        int[] marks = new int[n];
        for (int k = 1; k < labels; k++) {
            if (best[k] > best[marks[n - 1]]) {
                marks[n - 1] = k;
            }
        }
        for (int i = n - 1; i > 0; i--) {
            marks[i - 1] = Math.max(0, back[i][marks[i]]);
        }
        return marks;
    }

    /// Labels are O and then B, I, L, U of each kind.
    private static boolean follows(int from, int to) {
        boolean open = from > 0 && (from - 1) % 4 < 2;
        if (!open) {
            return to == 0 || (to - 1) % 4 == 0 || (to - 1) % 4 == 3;
        }
        int step = (to - 1) % 4;
        return to > 0 && (to - 1) / 4 == (from - 1) / 4 && (step == 1 || step == 2);
    }

    private String relation(Output output, int dependent, int head) {
        int width = relationWeights[0].length;
        float[] hidden = new float[width];
        for (int i = 0; i < width; i++) {
            hidden[i] =
                    gelu(
                            output.dependents()[dependent * width + i]
                                    + output.heads()[head * width + i]);
        }
        int best = -1;
        float highest = Float.NEGATIVE_INFINITY;
        for (int r = 0; r < relations.length; r++) {
            if (relations[r].equals("root")) {
                continue;
            }
            float score = relationBias[r];
            for (int i = 0; i < width; i++) {
                score += relationWeights[r][i] * hidden[i];
            }
            if (score > highest) {
                highest = score;
                best = r;
            }
        }
        return relations[best];
    }

    /// Gaussian error linear unit; the error function after Abramowitz and Stegun, 7.1.26.
    private static float gelu(float x) {
        double z = Math.abs(x) / Math.sqrt(2);
        double t = 1 / (1 + 0.3275911 * z);
        double erf =
                1
                        - t
                                * (0.254829592
                                        + t
                                                * (-0.284496736
                                                        + t
                                                                * (1.421413741
                                                                        + t
                                                                                * (-1.453152027
                                                                                        + t
                                                                                                * 1.061405429))))
                                * Math.exp(-z * z);
        return (float) (x * 0.5 * (1 + Math.copySign(erf, x)));
    }

    private static int highest(float[] scores, int from, int length) {
        int best = 0;
        for (int i = 1; i < length; i++) {
            if (scores[from + i] > scores[from + best]) {
                best = i;
            }
        }
        return best;
    }

    private OnnxTensor tensor(long[] values, long[] shape) throws OrtException {
        return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), shape);
    }

    private static float[] floats(OrtSession.Result result, String name) {
        FloatBuffer buffer = ((OnnxTensor) result.get(name).orElseThrow()).getFloatBuffer();
        float[] floats = new float[buffer.remaining()];
        buffer.get(floats);
        return floats;
    }

    private static String[] strings(JsonNode row) {
        String[] strings = new String[row.size()];
        for (int i = 0; i < strings.length; i++) {
            strings[i] = row.get(i).asString();
        }
        return strings;
    }

    private static float[][] matrix(JsonNode rows) {
        float[][] matrix = new float[rows.size()][];
        for (int i = 0; i < matrix.length; i++) {
            matrix[i] = floats(rows.get(i));
        }
        return matrix;
    }

    private static float[] floats(JsonNode row) {
        float[] vector = new float[row.size()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = row.get(i).floatValue();
        }
        return vector;
    }

    private static byte[] resource(String name) {
        try (InputStream in = ReadingModel.class.getResourceAsStream(name)) {
            if (in == null) {
                throw WhenceException.environment(name + " is not in the build", null);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
