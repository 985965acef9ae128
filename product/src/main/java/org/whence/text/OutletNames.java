package org.whence.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The outlets that a case knows, over the ways in which reports name them: with and without "The", in the possessive, and by
/// the last word alone ("the Courier" for the Orlo Courier) where only one of them ends in it.
public final class OutletNames {
    /// Words of a source that may hold an outlet's name.
    private static final int LONGEST = 5;

    /// A last word shorter than this names no outlet by itself.
    private static final int SHORTEST = 5;

    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, String> last = new LinkedHashMap<>();

    public OutletNames(Collection<String> outlets) {
        for (String outlet : outlets.stream().sorted().toList()) {
            names.putIfAbsent(key(outlet), outlet);
        }
        for (String key : names.keySet()) {
            String word = key.substring(key.lastIndexOf(' ') + 1);
            if (!word.equals(key) && word.length() >= SHORTEST) {
                last.merge(word, key, (a, b) -> "");
            }
        }
    }

    /// A name as it is compared.
    public static String key(String outlet) {
        return outlet.toLowerCase(Locale.ROOT)
                .replaceAll("^the ", "")
                .replaceAll("['’]s$", "")
                .strip();
    }

    /// The key of the outlet that a name stands for; the name's own where none is known.
    public String keyOf(String name) {
        String known = known(name);
        return known == null ? key(name) : known;
    }

    /// The key of the known outlet that a name stands for, or null.
    public @Nullable String known(String name) {
        String key = key(name);
        if (names.containsKey(key)) {
            return key;
        }
        String whole = last.get(key);
        return whole == null || whole.isEmpty() ? null : whole;
    }

    /// The known outlet that is named within the words for somebody else ("a Herald source"), or null.
    public @Nullable String within(String words) {
        List<String> parts = new ArrayList<>();
        for (String part : words.split("[^\\p{L}\\p{N}&.@_'’-]+", -1)) {
            if (!part.isEmpty()) {
                parts.add(part.replaceAll("['’]s$", ""));
            }
        }
        for (int length = Math.min(LONGEST, parts.size()); length > 0; length--) {
            for (int i = 0; i + length <= parts.size(); i++) {
                String name = String.join(" ", parts.subList(i, i + length));
                boolean capital = name.codePoints().anyMatch(Character::isUpperCase);
                String known = capital ? known(name) : null;
                if (known != null) {
                    return known;
                }
            }
        }
        return null;
    }

    /// The keys of all known outlets named within words ("reporting by the Herald and the Courier"), in their order.
    public List<String> allWithin(String words) {
        List<String> found = new ArrayList<>();
        for (String part : words.split(",|&|\\band\\b|\\bor\\b", -1)) {
            String known = within(part);
            if (known != null && !found.contains(known)) {
                found.add(known);
            }
        }
        if (found.isEmpty()) {
            String known = within(words);
            return known == null ? List.of() : List.of(known);
        }
        return found;
    }

    /// A key's name as it is shown.
    public String name(String key) {
        return names.getOrDefault(key, key);
    }
}
