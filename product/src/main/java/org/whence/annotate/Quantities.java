package org.whence.annotate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.whence.model.Bound;
import org.whence.model.Quantity;
import org.whence.model.Span;
import org.whence.model.Token;
import org.whence.text.WordList;

/// Finds quantities: a number in digits or words, its unit and its bound. A conversion in brackets ("50 kg (110 pounds)")
/// belongs to the quantity before it; dates, years and ordinals are none.
final class Quantities {
    private static final Map<String, String> UNITS = new HashMap<>();
    private static final Map<String, Bound> BOUNDS = new HashMap<>();
    private static final Map<String, Double> NUMBERS = new HashMap<>();

    /// Scales that stand right behind an amount of money: "€186m", "$4bn".
    private static final Map<String, Double> SHORT =
            Map.of("k", 1e3, "m", 1e6, "mn", 1e6, "mln", 1e6, "bn", 1e9, "tn", 1e12);

    private static final Pattern GLUED =
            Pattern.compile("([$€£¥]?)(\\d[\\d,]*(?:\\.\\d+)?)[- ]?([\\p{L}%°]*)");
    private static final Pattern PER =
            Pattern.compile(
                    "(?i)^\\s*(?:a|per|each|every|an)\\s+(week|day|year|month|hour|minute|person|litre|liter|kilo)\\b");
    private static final Pattern ANNUAL =
            Pattern.compile("(?i)^\\s*(annually|weekly|daily|monthly|yearly)\\b");
    private static final Pattern CONVERSION =
            Pattern.compile(
                    "^\\s?\\((?:about |around |some |roughly )?[\\d.,]+[- ]?[\\p{L}]+\\.?\\)");

    static {
        for (List<String> row : WordList.rows(Quantities.class, "units.tsv")) {
            for (String unit : WordList.choices(row.getFirst())) {
                UNITS.put(unit, row.get(1));
            }
        }
        WordList.pairs(Quantities.class, "bounds.tsv")
                .forEach((words, bound) -> BOUNDS.put(words, Bound.valueOf(bound)));
        WordList.pairs(Quantities.class, "numbers.tsv")
                .forEach((word, value) -> NUMBERS.put(word, Double.parseDouble(value)));
    }

    private Quantities() {}

    static List<Quantity> of(List<Token> tokens, String text) {
        List<Quantity> quantities = new ArrayList<>();
        int i = 0;
        while (i < tokens.size()) {
            int end = i;
            Double value = null;
            String unit = "";
            String words = word(tokens, i, text);
            Matcher glued = GLUED.matcher(words);
            if (glued.matches() && !isDate(tokens, i, text)) {
                double amount =
                        Double.parseDouble(glued.group(2).replace(",", "").replaceAll("\\.$", ""));
                boolean scaled = !glued.group(1).isEmpty() && SHORT.containsKey(glued.group(3));
                value = scaled ? amount * SHORT.getOrDefault(glued.group(3), 1.0) : amount;
                unit = scaled ? glued.group(1) : glued.group(1) + glued.group(3);
                end = i + 1;
            } else if (words.matches("[$€£¥]|US\\$")
                    && i + 1 < tokens.size()
                    && word(tokens, i + 1, text).matches("[\\d,.]+")) {
                end = i + 2;
                boolean scaled =
                        end < tokens.size()
                                && SHORT.containsKey(word(tokens, end, text))
                                && tokens.get(end).at().start() == tokens.get(end - 1).at().end();
                Double amount = parse(word(tokens, i + 1, text));
                value =
                        scaled && amount != null
                                ? Double.valueOf(
                                        amount * SHORT.getOrDefault(word(tokens, end, text), 1.0))
                                : amount;
                unit = words;
                end += scaled ? 1 : 0;
            } else if (NUMBERS.containsKey(words.toLowerCase(Locale.ROOT))
                    && tokens.get(i).tag().matches("NUM|NOUN|DET|ADJ")) {
                String lower = words.toLowerCase(Locale.ROOT);
                boolean article = i > 0 && word(tokens, i - 1, text).matches("(?i)a|an");
                if (!lower.matches("half|dozen|hundred|thousand|million") || article) {
                    value = NUMBERS.get(lower);
                    end = i + 1;
                }
            } else if (words.toLowerCase(Locale.ROOT)
                    .matches("(two|three|four|five|ten|hundred)fold")) {
                String number = words.toLowerCase(Locale.ROOT).replace("fold", "");
                quantities.add(
                        new Quantity(
                                tokens.get(i).at(),
                                NUMBERS.getOrDefault(number, 1.0),
                                "times",
                                Bound.EXACT));
                i++;
                continue;
            }
            if (value == null || words.equalsIgnoreCase("one") && isPronoun(tokens, i)) {
                i++;
                continue;
            }
            // "4 million", "two hundred"
            while (end < tokens.size()) {
                String next = word(tokens, end, text).toLowerCase(Locale.ROOT);
                Double scale = NUMBERS.get(next);
                if (scale == null || scale < 100 || scale == 12) {
                    break;
                }
                value *= scale;
                end++;
            }
            String symbol = UNITS.get(unit.toLowerCase(Locale.ROOT));
            int unitAt = unitAfter(tokens, end, text);
            if (symbol == null && unitAt >= 0) {
                symbol = UNITS.get(stem(word(tokens, unitAt, text)));
                end = unitAt + 1;
            } else if (symbol == null) {
                symbol = counted(tokens, i, end);
            }
            if (symbol == null || symbol.isEmpty()) {
                i = Math.max(end, i + 1);
                continue;
            }
            int from = i;
            Bound bound = Bound.EXACT;
            for (int length = 4; length >= 1; length--) {
                if (i - length >= 0) {
                    String before =
                            text.substring(
                                            tokens.get(i - length).at().start(),
                                            tokens.get(i - 1).at().end())
                                    .toLowerCase(Locale.ROOT);
                    Bound known = BOUNDS.get(before.replaceAll("\\s+", " "));
                    if (known != null) {
                        bound = known;
                        from = i - length;
                        break;
                    }
                }
            }
            int stop = tokens.get(end - 1).at().end();
            Matcher conversion =
                    CONVERSION.matcher(text.substring(stop, Math.min(text.length(), stop + 40)));
            if (conversion.find()) {
                stop += conversion.end();
                while (end < tokens.size() && tokens.get(end).at().start() < stop) {
                    end++;
                }
            }
            String after = text.substring(stop, Math.min(text.length(), stop + 60));
            Matcher per =
                    PER.matcher(
                            after.replaceFirst(
                                    "^\\s*(of|in)\\s+\\w+(\\s+\\w+){0,2}?(?=\\s+(a|per|each|every)\\s)",
                                    ""));
            if (per.find()) {
                symbol += "/" + per.group(1).toLowerCase(Locale.ROOT);
            } else if (ANNUAL.matcher(
                            after.replaceFirst("^\\s*\\w+(?=\\s+(annually|weekly|daily))", ""))
                    .find()) {
                Matcher rate =
                        ANNUAL.matcher(
                                after.replaceFirst("^\\s*\\w+(?=\\s+(annually|weekly|daily))", ""));
                if (rate.find()) {
                    symbol +=
                            "/"
                                    + switch (rate.group(1).toLowerCase(Locale.ROOT)) {
                                        case "weekly" -> "week";
                                        case "daily" -> "day";
                                        case "monthly" -> "month";
                                        default -> "year";
                                    };
                }
            }
            quantities.add(
                    new Quantity(
                            new Span(tokens.get(from).at().start(), stop), value, symbol, bound));
            i = end;
        }
        return quantities;
    }

    private static @Nullable Double parse(String digits) {
        try {
            return Double.parseDouble(digits.replace(",", "").replaceAll("\\.$", ""));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /// The unit word right behind a number, also over a hyphen or "tiny"; -1 where there is none.
    private static int unitAfter(List<Token> tokens, int end, String text) {
        for (int at = end; at < tokens.size() && at <= end + 1; at++) {
            String word = word(tokens, at, text);
            if (UNITS.containsKey(stem(word)) && (word.length() > 1 || word.matches("[mgtl%€]"))) {
                return at;
            }
            if (word.equals("per")
                    && at + 1 < tokens.size()
                    && word(tokens, at + 1, text).equals("cent")) {
                return at + 1;
            }
            if (!word.equals("-") && !word.equals("per")) {
                break;
            }
        }
        return -1;
    }

    private static String stem(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (lower.equals("cent")) {
            return "percent";
        }
        return !UNITS.containsKey(lower) && lower.endsWith("s")
                ? lower.substring(0, lower.length() - 1)
                : lower;
    }

    /// The lemma of the noun that the number counts.
    private static @Nullable String counted(List<Token> tokens, int from, int to) {
        for (int i = from; i < to; i++) {
            int head = tokens.get(i).head();
            if (head >= to
                    && tokens.get(head).tag().matches("NOUN|PROPN")
                    && tokens.get(i).relation().matches("nummod|compound|amod|det|nmod")) {
                return tokens.get(head).lemma().toLowerCase(Locale.ROOT);
            }
        }
        for (int i = to; i < Math.min(tokens.size(), to + 4); i++) {
            if (tokens.get(i).tag().equals("NOUN")
                    && (i + 1 >= tokens.size() || !tokens.get(i + 1).tag().matches("NOUN|PROPN"))) {
                return tokens.get(i).lemma().toLowerCase(Locale.ROOT);
            }
            if (!tokens.get(i).tag().matches("ADJ|NOUN|PROPN|VERB|PUNCT")) {
                break;
            }
        }
        return null;
    }

    private static boolean isPronoun(List<Token> tokens, int i) {
        return counted(tokens, i, i + 1) == null
                || i + 1 < tokens.size() && tokens.get(i + 1).lemma().equals("of");
    }

    private static boolean isDate(List<Token> tokens, int i, String text) {
        String word = word(tokens, i, text);
        if (word.matches("(19|20)\\d\\d") && unitAfter(tokens, i + 1, text) < 0) {
            String next = i + 1 < tokens.size() ? tokens.get(i + 1).tag() : "";
            return !next.matches("NOUN|ADJ");
        }
        String before = i > 0 ? word(tokens, i - 1, text) : "";
        String after = i + 1 < tokens.size() ? word(tokens, i + 1, text) : "";
        String month = "(?i)(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\\.?";
        return word.matches("\\d{1,2}") && (before.matches(month) || after.matches(month));
    }

    private static String word(List<Token> tokens, int i, String text) {
        return tokens.get(i).at().of(text);
    }
}
