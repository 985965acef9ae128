package org.whence.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The language of a text as a BCP 47 tag: by its script, and by its commonest words where many languages share the
/// script. `und` where neither tells.
public final class Language {
    public static final String UNKNOWN = "und";

    /// Enough of a text to tell its language by.
    private static final int SAMPLE = 20_000;

    /// Common words a text must have for its language to be told by them.
    private static final int FEWEST = 2;

    private static final Pattern WORD = Pattern.compile("\\p{L}+");

    private static final Map<String, List<String>> LANGUAGES_OF_WORD = commonWords();

    private Language() {}

    /// Whether a tag says English, or says nothing: what the reading model was trained on.
    public static boolean isEnglish(String tag) {
        return tag.equals(UNKNOWN) || tag.equals("en") || tag.startsWith("en-");
    }

    public static String of(String text) {
        String sample = text.substring(0, Math.min(SAMPLE, text.length()));
        return switch (script(sample)) {
            case HIRAGANA, KATAKANA -> "ja";
            case HAN -> "zh";
            case HANGUL -> "ko";
            case HEBREW -> "he";
            case GREEK -> "el";
            case THAI -> "th";
            case GEORGIAN -> "ka";
            case ARMENIAN -> "hy";
            case CYRILLIC -> cyrillic(sample);
            case LATIN, ARABIC, DEVANAGARI -> byWords(sample);
            default -> UNKNOWN;
        };
    }

    /// The script of most letters; Japanese by its kana, which stand among Chinese characters.
    private static UnicodeScript script(String text) {
        var counts = new EnumMap<UnicodeScript, Integer>(UnicodeScript.class);
        text.codePoints()
                .filter(Character::isLetter)
                .forEach(c -> counts.merge(UnicodeScript.of(c), 1, Integer::sum));
        int han = counts.getOrDefault(UnicodeScript.HAN, 0);
        if (counts.getOrDefault(UnicodeScript.HIRAGANA, 0) * 5 > han && han > 0) {
            return UnicodeScript.HIRAGANA;
        }
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(UnicodeScript.UNKNOWN);
    }

    /// Neighbours that share their commonest words differ in their letters.
    private static String cyrillic(String text) {
        int russian = 0;
        int ukrainian = 0;
        for (int i = 0; i < text.length(); i++) {
            russian += "ыэё".indexOf(text.charAt(i)) >= 0 ? 1 : 0;
            ukrainian += "іїєґ".indexOf(text.charAt(i)) >= 0 ? 1 : 0;
        }
        if (russian == ukrainian) {
            return byWords(text);
        }
        return russian > ukrainian ? "ru" : "uk";
    }

    private static String byWords(String text) {
        var hits = new LinkedHashMap<String, Integer>();
        Matcher words = WORD.matcher(text);
        while (words.find()) {
            for (String language :
                    LANGUAGES_OF_WORD.getOrDefault(
                            words.group().toLowerCase(Locale.ROOT), List.of())) {
                hits.merge(language, 1, Integer::sum);
            }
        }
        int most = hits.values().stream().mapToInt(i -> i).max().orElse(0);
        List<String> best =
                hits.keySet().stream().filter(l -> hits.getOrDefault(l, 0) == most).toList();
        return best.size() == 1 && most >= FEWEST ? best.getFirst() : UNKNOWN;
    }

    private static Map<String, List<String>> commonWords() {
        InputStream file =
                Objects.requireNonNull(Language.class.getResourceAsStream("common-words.txt"));
        try (var in = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            var languages = new HashMap<String, List<String>>();
            in.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\\s+", -1))
                    .forEach(line -> {
                        for (int i = 1; i < line.length; i++) {
                            languages.merge(line[i], List.of(line[0]), Language::both);
                        }
                    });
            return Map.copyOf(languages);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> both(List<String> a, List<String> b) {
        return Stream.concat(a.stream(), b.stream()).toList();
    }
}
