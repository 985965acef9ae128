package org.whence.text;

import java.util.regex.Pattern;

/// Words that stand for somebody named elsewhere: they alone don't say who.
public final class Pronouns {
    private static final Pattern ALONE =
            Pattern.compile(
                    "(?i)it|they|he|she|we|i|you|this|that|these|those|which|who|him|her|them|us|both|neither|others?");
    private static final Pattern LED =
            Pattern.compile("(?i)(its|their|his|her|our|my|your)\\s.*", Pattern.DOTALL);

    private Pronouns() {}

    public static boolean is(String words) {
        return ALONE.matcher(words.strip()).matches();
    }

    /// Whether the words depend on a pronoun ("her office", "they").
    public static boolean hangsOn(String words) {
        return is(words) || LED.matcher(words.strip()).matches();
    }
}
