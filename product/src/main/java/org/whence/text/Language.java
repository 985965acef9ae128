package org.whence.text;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Guesses the language of a text from its script and its small words.
public final class Language {
    private static final Map<String, Set<String>> SMALL =
            Map.of(
                    "en",
                            Set.of(
                                    "the", "of", "and", "to", "in", "that", "is", "was", "for",
                                    "with"),
                    "de",
                            Set.of(
                                    "der", "die", "und", "das", "von", "nicht", "mit", "ist", "den",
                                    "ein"),
                    "fr",
                            Set.of(
                                    "le", "la", "les", "et", "des", "que", "est", "dans", "une",
                                    "pour"),
                    "es",
                            Set.of(
                                    "el", "los", "las", "y", "que", "del", "una", "por", "con",
                                    "para"),
                    "it",
                            Set.of(
                                    "il", "che", "di", "della", "per", "non", "una", "sono", "con",
                                    "gli"),
                    "nl",
                            Set.of(
                                    "het", "een", "van", "niet", "voor", "met", "zijn", "dat", "op",
                                    "aan"),
                    "pt", Set.of("o", "os", "da", "do", "uma", "não", "para", "com", "que", "em"));

    private Language() {}

    /// A BCP 47 code; "und" where nothing speaks for any.
    public static String of(String text) {
        Map<UnicodeScript, Integer> scripts = new EnumMap<>(UnicodeScript.class);
        text.codePoints()
                .limit(20_000)
                .filter(Character::isLetter)
                .forEach(c -> scripts.merge(UnicodeScript.of(c), 1, Integer::sum));
        UnicodeScript script =
                scripts.entrySet().stream()
                        .max(
                                Map.Entry.<UnicodeScript, Integer>comparingByValue()
                                        .thenComparing(Map.Entry::getKey))
                        .map(Map.Entry::getKey)
                        .orElse(UnicodeScript.UNKNOWN);
        return switch (script) {
            case LATIN -> latin(text);
            case CYRILLIC -> text.matches("(?s).*[іїєґІЇЄҐ].*") ? "uk" : "ru";
            case HAN -> scripts.containsKey(UnicodeScript.HIRAGANA) ? "ja" : "zh";
            case HIRAGANA, KATAKANA -> "ja";
            case HANGUL -> "ko";
            case ARABIC -> "ar";
            case HEBREW -> "he";
            case GREEK -> "el";
            default -> "und";
        };
    }

    private static String latin(String text) {
        String best = "und";
        int most = 0;
        String[] words =
                text.substring(0, Math.min(text.length(), 40_000))
                        .toLowerCase(Locale.ROOT)
                        .split("[^\\p{L}]+", -1);
        for (String language : SMALL.keySet().stream().sorted().toList()) {
            int count = 0;
            for (String word : words) {
                count += SMALL.getOrDefault(language, Set.of()).contains(word) ? 1 : 0;
            }
            if (count > most) {
                most = count;
                best = language;
            }
        }
        return best;
    }
}
