package org.whence.drift;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.whence.text.WordList;

/// Words under one form: inflections cut off, words that say the same in news prose made one.
final class Synonyms {
    private static final Map<String, String> SAME = new HashMap<>();

    static {
        for (List<String> row : WordList.rows(Synonyms.class, "synonyms.tsv")) {
            for (String word : row) {
                SAME.putIfAbsent(word, row.getFirst());
            }
        }
    }

    private Synonyms() {}

    /// The form that stands for a word and for all that say the same.
    static String of(String lemma) {
        String word = lemma.toLowerCase(Locale.ROOT);
        String same = SAME.get(word);
        if (same == null && word.endsWith("s")) {
            same = SAME.get(word.substring(0, word.length() - 1));
        }
        return same == null ? cut(word) : cut(same);
    }

    private static String cut(String word) {
        String stem = word.replaceAll("(ations?|ing|ed|es|s|ers?|ions?|ments?|ly)$", "");
        return stem.length() < 3 ? word : stem.substring(0, Math.min(6, stem.length()));
    }
}
