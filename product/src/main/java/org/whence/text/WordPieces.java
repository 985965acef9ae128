package org.whence.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// BERT's word pieces, uncased (Devlin et al. 2019), with the place of every piece in the text.
///
/// A word is a run of letters and digits, a punctuation mark or an ideograph. It is lower-cased and stripped of accents, and
/// then cut greedily into the longest pieces of the vocabulary.
public final class WordPieces {
    private static final int UNKNOWN = 100;

    /// Words with more characters become one unknown piece.
    private static final int LONGEST = 100;

    private static final WordPieces ENGLISH = new WordPieces();

    private final Map<String, Integer> vocabulary = new HashMap<>();

    /// The pieces of a text.
    ///
    /// @param ids of the pieces
    /// @param word index of each piece's word
    /// @param starts where each word starts in the text, `ends` where it ends
    public record Pieces(int[] ids, int[] word, int[] starts, int[] ends) {
        public int words() {
            return starts.length;
        }
    }

    private WordPieces() {
        try (InputStream in = WordPieces.class.getResourceAsStream("vocabulary.txt")) {
            if (in == null) {
                throw new IllegalStateException("vocabulary.txt is not on the class path");
            }
            var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            int id = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                vocabulary.put(line, id++);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static WordPieces english() {
        return ENGLISH;
    }

    public Pieces of(String text) {
        int[] ids = new int[Math.max(16, text.length() / 3)];
        int[] word = new int[ids.length];
        int pieces = 0;
        List<int[]> words = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            int next = at + Character.charCount(c);
            if (isSpace(c) || isDropped(c)) {
                at = next;
                continue;
            }
            if (!isPunctuation(c) && !isIdeograph(c)) {
                while (next < text.length()) {
                    int d = text.codePointAt(next);
                    if (isSpace(d) || isPunctuation(d) || isIdeograph(d)) {
                        break;
                    }
                    next += Character.charCount(d);
                }
            }
            int[] cut = cut(normal(text.substring(at, next)));
            if (cut.length > 0) {
                while (pieces + cut.length > ids.length) {
                    ids = Arrays.copyOf(ids, ids.length * 2);
                    word = Arrays.copyOf(word, word.length * 2);
                }
                for (int id : cut) {
                    ids[pieces] = id;
                    word[pieces++] = words.size();
                }
                words.add(new int[] {at, next});
            }
            at = next;
        }
        return new Pieces(
                Arrays.copyOf(ids, pieces),
                Arrays.copyOf(word, pieces),
                words.stream().mapToInt(w -> w[0]).toArray(),
                words.stream().mapToInt(w -> w[1]).toArray());
    }

    private int[] cut(String word) {
        if (word.isEmpty()) {
            return new int[0];
        }
        if (word.codePointCount(0, word.length()) > LONGEST) {
            return new int[] {UNKNOWN};
        }
        int[] ids = new int[word.length()];
        int n = 0;
        int start = 0;
        while (start < word.length()) {
            int end = word.length();
            Integer id = null;
            while (end > start) {
                String piece = word.substring(start, end);
                id = vocabulary.get(start == 0 ? piece : "##" + piece);
                if (id != null) {
                    break;
                }
                end = word.offsetByCodePoints(end, -1);
            }
            if (id == null) {
                return new int[] {UNKNOWN};
            }
            ids[n++] = id;
            start = end;
        }
        return Arrays.copyOf(ids, n);
    }

    private static String normal(String word) {
        String plain = Normalizer.normalize(word, Normalizer.Form.NFD);
        StringBuilder kept = new StringBuilder(plain.length());
        plain.codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK && !isDropped(c))
                .forEach(c -> kept.appendCodePoint(Character.toLowerCase(c)));
        return kept.toString();
    }

    private static boolean isSpace(int c) {
        return c == ' '
                || c == '\t'
                || c == '\n'
                || c == '\r'
                || Character.isWhitespace(c)
                || Character.getType(c) == Character.SPACE_SEPARATOR;
    }

    private static boolean isDropped(int c) {
        if (c == 0 || c == 0xFFFD) {
            return true;
        }
        int type = Character.getType(c);
        return (type == Character.CONTROL
                        || type == Character.FORMAT
                        || type == Character.PRIVATE_USE
                        || type == Character.UNASSIGNED
                        || type == Character.SURROGATE)
                && !isSpace(c);
    }

    private static boolean isPunctuation(int c) {
        if (c >= 33 && c <= 47
                || c >= 58 && c <= 64
                || c >= 91 && c <= 96
                || c >= 123 && c <= 126) {
            return true;
        }
        return switch (Character.getType(c)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION ->
                    true;
            default -> false;
        };
    }

    private static boolean isIdeograph(int c) {
        return c >= 0x4E00 && c <= 0x9FFF
                || c >= 0x3400 && c <= 0x4DBF
                || c >= 0x20000 && c <= 0x2A6DF
                || c >= 0x2A700 && c <= 0x2CEAF
                || c >= 0xF900 && c <= 0xFAFF
                || c >= 0x2F800 && c <= 0x2FA1F;
    }
}
