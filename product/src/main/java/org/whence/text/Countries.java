package org.whence.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Countries under their names and adjectives: "Chinese", "China", "PRC" are one.
public final class Countries {
    private static final Map<String, String> NAMES = new LinkedHashMap<>();
    private static final Map<String, String> ADJECTIVES = new LinkedHashMap<>();
    private static final Map<String, String> SEATS = new LinkedHashMap<>();

    static {
        for (List<String> row : WordList.rows(Countries.class, "countries.tsv")) {
            String country = row.getFirst();
            NAMES.put(fold(country), country);
            for (String name : WordList.choices(row.get(1))) {
                NAMES.put(fold(name), country);
            }
            for (String seat : WordList.choices(row.get(3))) {
                SEATS.put(fold(seat), country);
            }
            for (String adjective : WordList.choices(row.get(2))) {
                ADJECTIVES.put(fold(adjective), country);
            }
        }
    }

    private Countries() {}

    /// The country that a name stands for.
    public static @Nullable String named(String words) {
        return NAMES.get(fold(words));
    }

    /// The country that an adjective, or a name used as one, stands for.
    public static @Nullable String of(String words) {
        String country = ADJECTIVES.get(fold(words));
        return country != null ? country : named(words);
    }

    /// The country whose government a capital stands for.
    public static @Nullable String governedFrom(String words) {
        return SEATS.get(fold(words));
    }

    private static String fold(String words) {
        return words.toLowerCase(Locale.ROOT).replace(".", "").strip();
    }
}
