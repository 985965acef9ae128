package org.whence.text;

import java.util.Set;

/// Words so common in English that sharing them says nothing.
public final class StopWords {
    private static final Set<String> WORDS =
            Set.copyOf(WordList.of(StopWords.class, "stop-words.txt"));

    private StopWords() {}

    /// Whether a word in lower case is one.
    public static boolean has(String word) {
        return WORDS.contains(word);
    }
}
