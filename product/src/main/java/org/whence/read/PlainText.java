package org.whence.read;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.whence.model.BlockKind;
import org.whence.model.Span;

/// Plain text as a manuscript: the text as it is, its lines, those of a wrapped paragraph as one.
final class PlainText {
    private static final int WIDEST_WRAPPED = 100;

    /// Wrapped lines from which on a text counts as wrapped.
    private static final int FEWEST_WRAPPED = 3;

    static final Pattern BULLET =
            Pattern.compile("(?:[•‣◦▪●■·*–—-]|\\d{1,2}[.)]|\\([a-z0-9]\\))[ \\t\\u00a0]+(?=\\S)");

    private static final Pattern SIGNATURE = Pattern.compile("[—–-]{1,2}\\s?[^\\n]{1,80}\\(@\\w");

    private PlainText() {}

    static Manuscript of(String text) {
        List<Line> lines = lines(text);
        return new Manuscript(text, joined(text, lines), Credits.NONE, null);
    }

    private static List<Line> lines(String text) {
        var lines = new ArrayList<Line>();
        boolean gap = true;
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            Span at = trimmed(text, start, end);
            if (at.length() == 0) {
                gap = true;
            } else {
                lines.add(line(text, at, gap));
                gap = false;
            }
            start = end + 1;
        }
        return lines;
    }

    private static Line line(String text, Span at, boolean gap) {
        String words = at.of(text);
        Matcher mark = BULLET.matcher(words);
        if (mark.lookingAt() && !SIGNATURE.matcher(words).lookingAt() && hasLetter(words)) {
            Span behind = new Span(at.start() + mark.end(), at.end());
            return new Line(behind, behind.of(text), gap, BlockKind.BULLET);
        }
        return new Line(at, words, gap, null);
    }

    private static boolean hasLetter(String words) {
        return words.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    private static Span trimmed(String text, int start, int end) {
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return new Span(start, end);
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\ufeff';
    }

    /// Joins the lines of wrapped paragraphs. A line was wrapped where the next line's first word had no room in it.
    private static List<Line> joined(String text, List<Line> lines) {
        int width = lines.stream().mapToInt(line -> width(text, line)).max().orElse(0);
        if (width > WIDEST_WRAPPED) {
            return lines;
        }
        long wrapped = 0;
        for (int i = 1; i < lines.size(); i++) {
            wrapped += goesOn(text, lines.get(i - 1), lines.get(i), width) ? 1 : 0;
        }
        if (wrapped < FEWEST_WRAPPED) {
            return lines;
        }
        var joined = new ArrayList<Line>();
        Line open = null;
        Line last = null;
        for (Line line : lines) {
            if (open != null && last != null && goesOn(text, last, line, width)) {
                Span at = open.at().join(line.at());
                open = new Line(at, at.of(text), open.gap(), open.given());
            } else {
                add(joined, open);
                open = line;
            }
            last = line;
        }
        add(joined, open);
        return joined;
    }

    private static void add(List<Line> lines, @Nullable Line line) {
        if (line != null) {
            lines.add(line);
        }
    }

    private static boolean goesOn(String text, Line line, Line next, int width) {
        if (next.gap() || next.given() != null) {
            return false;
        }
        int space = next.words().indexOf(' ');
        int firstWord = space < 0 ? next.words().length() : space;
        int own = width(text, line);
        return own > width / 2 && own + 1 + firstWord > width - 2;
    }

    /// Characters of a line with its indent and its bullet's mark.
    private static int width(String text, Line line) {
        return line.at().end() - text.lastIndexOf('\n', line.at().start()) - 1;
    }
}
