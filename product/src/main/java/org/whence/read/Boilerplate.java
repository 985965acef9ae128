package org.whence.read;

import java.util.List;
import java.util.regex.Pattern;
import org.whence.text.WordList;

/// Tells the page around a report from its words, line by line.
final class Boilerplate {
    private static final List<Pattern> PATTERNS =
            WordList.rows(Boilerplate.class, "boilerplate.txt").stream()
                    .map(row -> Pattern.compile(String.join("\t", row), Pattern.CASE_INSENSITIVE))
                    .toList();

    private Boilerplate() {}

    static boolean is(String line) {
        String words = line.strip();
        return PATTERNS.stream().anyMatch(p -> p.matcher(words).find());
    }
}
