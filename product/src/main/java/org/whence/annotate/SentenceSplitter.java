package org.whence.annotate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.whence.model.Span;
import org.whence.text.WordList;

/// Cuts a block of text into sentences. A closing quotation mark or bracket stays with its sentence; a full stop after an
/// abbreviation or an initial ends none. A dateline stands by itself.
final class SentenceSplitter {
    private static final Set<String> ABBREVIATIONS =
            WordList.of(SentenceSplitter.class, "abbreviations.txt");

    /// Words that begin a sentence even behind an abbreviation.
    private static final Set<String> STARTERS =
            Set.of(
                    "the", "a", "an", "in", "on", "at", "it", "he", "she", "they", "we", "i", "but",
                    "and", "this", "that", "these", "those", "there", "his", "her", "its", "their",
                    "if", "when", "while", "as", "after");

    private static final String CLOSERS = "\"'”’»)]";
    private static final String OPENERS = "\"'“‘«([";

    /// A semicolon sets two sentences apart when both are this long; a shorter one sets apart the items of a list.
    private static final int LEAST = 30;

    /// "LUND, June 12 (Orla Wire) - ", "LUND — ": where a report was filed, before its first sentence.
    private static final Pattern DATELINE =
            Pattern.compile(
                    "\\p{Lu}[\\p{Lu} .'’-]+(?:[,/][^.()–—]{1,40}?)?(?:\\s?\\([^()]{2,40}\\))?\\s(?:[-–—]|--)\\s");

    private SentenceSplitter() {}

    static List<Span> split(String text, Span block) {
        List<Span> sentences = new ArrayList<>();
        int start = block.start();
        Matcher dateline = DATELINE.matcher(text).region(block.start(), block.end());
        if (dateline.lookingAt()) {
            add(sentences, text, start, dateline.end());
            start = dateline.end();
        }
        int i = start;
        while (i < block.end()) {
            if (text.charAt(i) == ';'
                    && i - start >= LEAST
                    && restOf(text, i, block.end()) >= LEAST) {
                add(sentences, text, start, i + 1);
                start = i + 1;
                i++;
                continue;
            }
            if (!isStop(text.charAt(i))) {
                i++;
                continue;
            }
            int end = i + 1;
            while (end < block.end() && isStop(text.charAt(end))) {
                end++;
            }
            while (end < block.end() && CLOSERS.indexOf(text.charAt(end)) >= 0) {
                end++;
            }
            if (endsSentence(text, start, i, end, block.end())) {
                add(sentences, text, start, end);
                start = end;
            }
            i = end;
        }
        add(sentences, text, start, block.end());
        return sentences;
    }

    /// Characters up to the next stop.
    private static int restOf(String text, int at, int limit) {
        int end = at + 1;
        while (end < limit && !isStop(text.charAt(end)) && text.charAt(end) != ';') {
            end++;
        }
        return end - at;
    }

    private static boolean isStop(char c) {
        return c == '.' || c == '!' || c == '?' || c == '…';
    }

    private static boolean endsSentence(String text, int start, int stop, int end, int limit) {
        if (end >= limit) {
            return false;
        }
        if (!Character.isWhitespace(text.charAt(end))) {
            return false;
        }
        int next = end;
        while (next < limit && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        if (next >= limit) {
            return false;
        }
        int letter = next;
        while (letter < limit && OPENERS.indexOf(text.charAt(letter)) >= 0) {
            letter++;
        }
        if (letter >= limit || Character.isLowerCase(text.codePointAt(letter))) {
            return false;
        }
        char closing = text.charAt(stop);
        boolean closed = end > stop + 1 && CLOSERS.indexOf(text.charAt(end - 1)) >= 0;
        if (closing != '.' || closed) {
            return true;
        }
        String word = wordBefore(text, start, stop);
        String lower = word.toLowerCase(Locale.ROOT);
        boolean initial = word.length() == 1 && Character.isUpperCase(word.charAt(0));
        if (initial || ABBREVIATIONS.contains(lower) || lower.matches("(\\p{L}\\.)+\\p{L}")) {
            boolean dotted =
                    lower.contains(".")
                            || lower.equals("inc")
                            || lower.equals("ltd")
                            || lower.equals("co");
            return dotted
                    && STARTERS.contains(wordAt(text, letter, limit).toLowerCase(Locale.ROOT))
                    && Character.isUpperCase(text.charAt(letter));
        }
        return true;
    }

    private static String wordBefore(String text, int start, int stop) {
        int from = stop;
        while (from > start
                && (Character.isLetterOrDigit(text.charAt(from - 1))
                        || text.charAt(from - 1) == '.')) {
            from--;
        }
        return text.substring(from, stop);
    }

    private static String wordAt(String text, int from, int limit) {
        int to = from;
        while (to < limit && Character.isLetter(text.charAt(to))) {
            to++;
        }
        return text.substring(from, to);
    }

    private static void add(List<Span> sentences, String text, int start, int end) {
        int from = start;
        int to = end;
        while (from < to && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
            to--;
        }
        if (from < to) {
            sentences.add(new Span(from, to));
        }
    }
}
