package org.whence.annotate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.whence.model.Span;
import org.whence.text.WordList;

/// Cuts a sentence into words, numbers and marks as treebanks of English do: "don't" is `do` and `n't`, "Kupol's" is two
/// words, "well-known" three, "F-16", "U.S." and "3.5" one each.
final class Words {
    private static final Set<String> ABBREVIATIONS = WordList.of(Words.class, "abbreviations.txt");

    /// Prefixes that stay with their word: "anti-aircraft", "co-operate".
    private static final Set<String> PREFIXES =
            Set.of(
                    "anti", "co", "counter", "cyber", "de", "e", "ex", "inter", "mid", "mini",
                    "multi", "non", "post", "pre", "pro", "quasi", "re", "semi", "sub", "super",
                    "ultra", "un", "vice");

    private static final Set<String> ENDINGS = Set.of("s", "re", "ve", "ll", "d", "m");

    private Words() {}

    static List<Span> split(String text, Span sentence) {
        List<Span> words = new ArrayList<>();
        int at = sentence.start();
        while (at < sentence.end()) {
            int c = text.codePointAt(at);
            if (Character.isWhitespace(c)
                    || Character.isSpaceChar(c)
                    || Character.getType(c) == Character.FORMAT) {
                at += Character.charCount(c);
                continue;
            }
            int end = Math.min(sentence.end(), endOf(text, at, sentence.end(), words));
            words.add(new Span(at, end));
            at = end;
        }
        return words;
    }

    /// Where the word that starts at `at` ends.
    private static int endOf(String text, int at, int limit, List<Span> words) {
        int c = text.codePointAt(at);
        int address = address(text, at, limit);
        if (address > at) {
            return address;
        }
        if (isWordPart(c)) {
            return Character.isDigit(c) ? number(text, at, limit) : word(text, at, limit, words);
        }
        boolean apostrophe = c == '\'' || c == '’';
        if (apostrophe && !words.isEmpty() && words.getLast().end() == at) {
            int end = letters(text, at + 1, limit);
            if (ENDINGS.contains(text.substring(at + 1, end).toLowerCase(Locale.ROOT))) {
                return end;
            }
        }
        int end = at + Character.charCount(c);
        if (".-!?*_=`'".indexOf(c) >= 0) {
            while (end < limit && text.charAt(end) == c) {
                end++;
            }
        }
        return end;
    }

    private static int word(String text, int at, int limit, List<Span> words) {
        int end = run(text, at, limit);
        if (end - at == 6 && text.substring(at, end).equalsIgnoreCase("cannot")) {
            return at + 3;
        }
        // U.S., a.m., Ph.D.
        int dotted = end;
        while (dotted + 1 < limit
                && text.charAt(dotted) == '.'
                && Character.isLetter(text.charAt(dotted + 1))
                && letters(text, dotted + 1, limit) - dotted <= 3
                && dotted - at <= 12) {
            dotted = letters(text, dotted + 1, limit);
        }
        if (dotted > end && end - at <= 3) {
            return dotted < limit && text.charAt(dotted) == '.' ? dotted + 1 : dotted;
        }
        if (end < limit && text.charAt(end) == '.') {
            String form = text.substring(at, end);
            boolean initial = end - at == 1 && Character.isUpperCase(text.charAt(at));
            if (initial && end + 1 < limit
                    || form.length() <= 6
                            && ABBREVIATIONS.contains(form.toLowerCase(Locale.ROOT))) {
                return end + 1;
            }
        }
        if (end + 1 < limit && text.charAt(end) == '-') {
            int next = run(text, end + 1, limit);
            boolean designation =
                    next > end + 1
                            && hasDigit(text, end + 1, next)
                            && (end - at <= 12 || hasDigit(text, at, end));
            boolean prefixed =
                    next > end + 1
                            && PREFIXES.contains(text.substring(at, end).toLowerCase(Locale.ROOT));
            if (designation || prefixed) {
                return next;
            }
        }
        if (end < limit && (text.charAt(end) == '\'' || text.charAt(end) == '’')) {
            int tail = letters(text, end + 1, limit);
            String ending =
                    text.substring(end + 1, Math.min(tail, end + 4)).toLowerCase(Locale.ROOT);
            if (ending.equals("t")
                    && end - at >= 2
                    && Character.toLowerCase(text.charAt(end - 1)) == 'n') {
                boolean alone = !words.isEmpty() && words.getLast().end() == at || end - at == 1;
                return alone ? tail : end - 1;
            }
            if (ending.equals("t") && Character.toLowerCase(text.charAt(at)) == 'n') {
                return tail;
            }
            // O'Brien, d'Or
            if (tail > end + 1 && !ENDINGS.contains(ending)) {
                return tail;
            }
        }
        return end;
    }

    /// 5,000.50, 12:30, 1990s, 3-4, 2nd; a unit that follows without a space is a word of its own.
    private static int number(String text, int at, int limit) {
        int end = digits(text, at, limit);
        while (end + 1 < limit
                && ".,:-/".indexOf(text.charAt(end)) >= 0
                && Character.isDigit(text.charAt(end + 1))) {
            end = digits(text, end + 1, limit);
        }
        int tail = letters(text, end, limit);
        String ending = text.substring(end, Math.min(tail, end + 3)).toLowerCase(Locale.ROOT);
        if (ending.matches("s|st|nd|rd|th")
                || tail > end && Character.isUpperCase(text.charAt(end))) {
            return tail;
        }
        return end;
    }

    /// The end of a web or mail address or a handle that starts here, or `at`.
    private static int address(String text, int at, int limit) {
        char c = text.charAt(at);
        boolean mark =
                (c == '@' || c == '#')
                        && at + 1 < limit
                        && Character.isLetter(text.codePointAt(at + 1));
        if (mark) {
            int end = at + 1;
            while (end < limit
                    && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
                end++;
            }
            return end;
        }
        if (!text.startsWith("http", at) && !text.startsWith("www.", at)) {
            return at;
        }
        int end = at;
        while (end < limit && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        while (end > at && ".,;:!?\"'”’)]".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        String form = text.substring(at, Math.min(end, at + 8));
        return form.startsWith("http://") || form.startsWith("https://") || form.startsWith("www.")
                ? end
                : at;
    }

    private static boolean isWordPart(int c) {
        return Character.isLetterOrDigit(c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK;
    }

    /// Letters and digits, with an ampersand between them: "AT&T".
    private static int run(String text, int at, int limit) {
        int end = at;
        while (end < limit) {
            int c = text.codePointAt(end);
            boolean joined =
                    c == '&'
                            && end > at
                            && end + 1 < limit
                            && Character.isUpperCase(text.charAt(end + 1));
            if (!isWordPart(c) && !joined) {
                break;
            }
            end += Character.charCount(c);
        }
        return Math.min(end, limit);
    }

    private static int letters(String text, int at, int limit) {
        int end = at;
        while (end < limit && Character.isLetter(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        return Math.min(end, limit);
    }

    private static int digits(String text, int at, int limit) {
        int end = at;
        while (end < limit && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean hasDigit(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (Character.isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
