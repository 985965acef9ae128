package org.whence.resolve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.whence.model.Source;
import org.whence.model.SourceKind;
import org.whence.text.StopWords;
import org.whence.text.WordList;

/// Recognises an unnamed source under several descriptions: "two European intelligence sources" are "two sources from a
/// European intelligence agency". They are one where at least two telling words agree, one description holds no other telling
/// word against the other, and their numbers don't differ. "People familiar with the matter" may be anybody and stay apart.
final class Unnamed {
    private static final Set<String> ANYBODY = WordList.of(Unnamed.class, "any-source.txt");
    private static final List<String> NUMBERS =
            List.of(
                    "a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
                    "ten");
    private static final int ENOUGH = 2;

    private Unnamed() {}

    private record Description(Source source, Set<String> telling, @Nullable String number) {
        static Description of(Source source) {
            String[] words = source.name().toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1);
            Set<String> telling = new TreeSet<>();
            String number = null;
            for (int i = 0; i < words.length; i++) {
                boolean counts = NUMBERS.contains(words[i]) || words[i].matches("\\d{1,3}");
                if (i == 0 && counts) {
                    number = words[i].equals("one") ? "a" : words[i];
                } else if (!counts
                        && words[i].length() > 2
                        && !StopWords.has(words[i])
                        && !ANYBODY.contains(words[i])) {
                    telling.add(words[i]);
                }
            }
            return new Description(source, telling, number);
        }

        boolean isSame(Description other) {
            boolean counted =
                    number != null && other.number != null && !number.equals(other.number);
            boolean fewer = telling.size() <= other.telling.size();
            Set<String> few = fewer ? telling : other.telling;
            Set<String> many = fewer ? other.telling : telling;
            return !counted && few.size() >= ENOUGH && many.containsAll(few);
        }
    }

    /// The fullest description of each unnamed source that has several, by the source's id. A description that fits two
    /// that differ keeps its own words.
    static Map<String, String> names(List<Source> sources) {
        List<Description> descriptions =
                sources.stream()
                        .filter(s -> s.kind() == SourceKind.UNNAMED)
                        .map(Description::of)
                        .filter(d -> d.telling().size() >= ENOUGH)
                        .sorted(Comparator.comparing(d -> d.source().id()))
                        .toList();
        Map<String, String> names = new LinkedHashMap<>();
        for (Description own : descriptions) {
            List<Description> same = new ArrayList<>(descriptions);
            same.removeIf(o -> !o.isSame(own));
            boolean agree = same.stream().allMatch(a -> same.stream().allMatch(a::isSame));
            if (same.size() > 1 && agree) {
                names.put(own.source().id(), fullest(same));
            }
        }
        return names;
    }

    private static String fullest(List<Description> same) {
        return same.stream()
                .sorted(
                        Comparator.comparingInt((Description d) -> d.number() == null ? 1 : 0)
                                .thenComparingInt(d -> -d.telling().size())
                                .thenComparing(d -> d.source().name()))
                .map(d -> d.source().name())
                .findFirst()
                .orElseThrow();
    }
}
