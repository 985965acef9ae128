package org.whence.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Word lists kept as resources beside the class that uses them: an entry a line, columns set apart by tabs, `#` starts a
/// comment line.
public final class WordList {
    private WordList() {}

    /// The lines, each as its columns.
    public static List<List<String>> rows(Class<?> owner, String name) {
        try (InputStream in = owner.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("no word list " + name + " beside " + owner);
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> List.of(line.strip().split("\t+")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The first column.
    public static Set<String> of(Class<?> owner, String name) {
        Set<String> words = new LinkedHashSet<>();
        rows(owner, name).forEach(row -> words.add(row.getFirst()));
        return words;
    }

    /// The choices in a column, set apart by `|`.
    public static List<String> choices(String column) {
        return List.of(column.split("\\|", -1));
    }

    /// First column to second.
    public static Map<String, String> pairs(Class<?> owner, String name) {
        Map<String, String> pairs = new LinkedHashMap<>();
        rows(owner, name)
                .forEach(row -> pairs.put(row.getFirst(), row.size() > 1 ? row.get(1) : ""));
        return pairs;
    }
}
