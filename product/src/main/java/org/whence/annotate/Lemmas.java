package org.whence.annotate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// The dictionary form of a word, by its tag: from a row of its own, else from the longest ending that it has. The table
/// is learned from a parser's readings (`training/reading/lemmas.py`).
final class Lemmas {
    /// Letters of the longest ending.
    private static final int LONGEST = 5;

    private static final Map<String, String> TABLE = table();

    private Lemmas() {}

    static String of(String form, String tag) {
        String lower = form.toLowerCase(Locale.ROOT);
        String own = TABLE.get(tag + '\t' + lower);
        if (own != null) {
            return own;
        }
        for (int n = Math.min(LONGEST, lower.length() - 1); n > 0; n--) {
            int stem = lower.length() - n;
            String ending = TABLE.get(tag + "\t-" + lower.substring(stem));
            if (ending != null) {
                return lower.substring(0, stem) + ending;
            }
        }
        return lower;
    }

    private static Map<String, String> table() {
        InputStream file = Objects.requireNonNull(Lemmas.class.getResourceAsStream("lemmas.tsv"));
        Map<String, String> table = new HashMap<>();
        try (var in = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            in.lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> {
                        int last = line.lastIndexOf('\t');
                        table.put(line.substring(0, last), line.substring(last + 1));
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(table);
    }
}
