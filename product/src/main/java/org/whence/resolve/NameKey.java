package org.whence.resolve;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.whence.text.Countries;
import org.whence.text.LegalForms;
import org.whence.text.WordList;

/// A name as it is compared: its tokens folded (case, accents, dots, possessive, British spelling), without article, legal
/// form and title. A body of a state is its country and the rest: "China's Foreign Ministry" and "the Chinese foreign
/// ministry" have one key.
record NameKey(List<String> tokens) {

    private static final Map<String, String> SPELLINGS =
            WordList.pairs(NameKey.class, "spellings.tsv");
    private static final Set<String> TITLES =
            Set.of(
                    "mr",
                    "mrs",
                    "ms",
                    "dr",
                    "prof",
                    "professor",
                    "sir",
                    "president",
                    "prime",
                    "minister");

    NameKey {
        tokens = List.copyOf(tokens);
    }

    static NameKey of(String name) {
        String plain =
                Normalizer.normalize(name, Normalizer.Form.NFKD)
                        .replaceAll("\\p{M}", "")
                        .replace('’', '\'')
                        .replaceAll("'s?(?=\\s|$)", " ")
                        .replaceAll("\\b(\\p{L})\\.(?=\\p{L}\\b|\\s|$)", "$1");
        String country = leadingCountry(plain);
        String rest = country.isEmpty() ? plain : plain.substring(leadingLength(plain));
        List<String> tokens = new ArrayList<>();
        if (!country.isEmpty() && !rest.isBlank()) {
            tokens.add(country.toLowerCase(Locale.ROOT));
        } else {
            rest = plain;
        }
        for (String word : rest.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}*@_+]+", -1)) {
            if (!word.isEmpty()) {
                tokens.add(SPELLINGS.getOrDefault(word, word));
            }
        }
        while (tokens.size() > 1 && tokens.getFirst().equals("the")) {
            tokens.removeFirst();
        }
        while (tokens.size() > 1 && TITLES.contains(tokens.getFirst())) {
            tokens.removeFirst();
        }
        while (tokens.size() > 1 && LegalForms.has(tokens.getLast())) {
            tokens.removeLast();
        }
        return new NameKey(tokens);
    }

    String joined() {
        return String.join(" ", tokens);
    }

    /// The first letters of the tokens, small words left out.
    String initials() {
        StringBuilder initials = new StringBuilder();
        for (String token : tokens) {
            if (!token.matches("of|the|and|for|in|a|an|on|de|la|du|des|und|der")) {
                initials.append(token.charAt(0));
            }
        }
        return initials.toString();
    }

    private static String leadingCountry(String name) {
        int end = leadingLength(name);
        String country = end == 0 ? null : Countries.of(article(name.substring(0, end)));
        return country == null ? "" : country;
    }

    private static String article(String words) {
        return words.toLowerCase(Locale.ROOT).startsWith("the ") ? words.substring(4) : words;
    }

    /// Length of the country or its adjective at the start, 0 where there is none. A leading article is part of it.
    private static int leadingLength(String name) {
        int start = name.toLowerCase(Locale.ROOT).startsWith("the ") ? 4 : 0;
        int first = name.indexOf(' ', start);
        int second = first < 0 ? -1 : name.indexOf(' ', first + 1);
        for (int end : new int[] {second, first}) {
            if (end > start && Countries.of(name.substring(start, end)) != null) {
                return end;
            }
        }
        return 0;
    }
}
