package org.whence.cli;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.io.Console;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Text for a terminal: widths of wide characters, wrapping, and nothing that a file name or report could use to move the
/// cursor or turn the direction of a line.
final class Terminal {
    private static final Pattern UNSHOWN =
            Pattern.compile("[\\p{Cntrl}\\u2028\\u2029[\\p{Cf}&&[^\\u200c\\u200d]]]+");

    private Terminal() {}

    /// Columns of a line: the terminal's, as the launcher found them, or what a page takes.
    static int width() {
        return size("COLUMNS", 40, 200, 100);
    }

    /// Lines of a screen.
    static int height() {
        return size("LINES", 24, 40, 40);
    }

    private static int size(String name, int least, int most, int usual) {
        String given = System.getenv(name);
        return given != null && given.matches("\\d{1,4}")
                ? Math.clamp(Integer.parseInt(given), least, most)
                : usual;
    }

    /// Whether a person sees the error stream. The launcher knows; without it, a console is taken for one.
    @SuppressWarnings("SystemConsoleNull") // null is what its contract allows
    static boolean isWatched() {
        String known = System.getProperty("whence.watched");
        if (known != null) {
            return Boolean.parseBoolean(known);
        }
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    /// One line without control characters.
    static String plain(String words) {
        return UNSHOWN.matcher(words).replaceAll(" ").strip();
    }

    /// A file name as it can be shown: characters that a terminal would act on are escaped.
    static String name(String file) {
        return UNSHOWN.matcher(file).replaceAll(m -> Matcher.quoteReplacement(escaped(m.group())));
    }

    private static String escaped(String characters) {
        StringBuilder escaped = new StringBuilder();
        characters
                .chars()
                .forEach(c -> escaped.append(c == '\n' ? "\\n" : String.format("\\u%04x", c)));
        return escaped.toString();
    }

    static int columns(String words) {
        return words.codePoints().map(Terminal::columns).sum();
    }

    private static int columns(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT) {
            return 0;
        }
        int width = UCharacter.getIntPropertyValue(c, UProperty.EAST_ASIAN_WIDTH);
        return width == UCharacter.EastAsianWidth.WIDE
                        || width == UCharacter.EastAsianWidth.FULLWIDTH
                ? 2
                : 1;
    }

    /// At most `width` columns.
    static String cut(String words, int width) {
        String line = " ".repeat(indent(words)) + plain(words);
        if (columns(line) <= width) {
            return line;
        }
        StringBuilder cut = new StringBuilder();
        int used = 0;
        for (int c : line.codePoints().toArray()) {
            if (used + columns(c) > width - 1) {
                break;
            }
            cut.appendCodePoint(c);
            used += columns(c);
        }
        return cut.toString().stripTrailing() + "…";
    }

    private static int indent(String words) {
        return words.length() - words.stripLeading().length();
    }

    static String pad(String words, int width) {
        return words + " ".repeat(Math.max(0, width - columns(words)));
    }

    /// Words broken into lines of at most `width` columns.
    static List<String> wrap(String words, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : plain(words).split("\\s+", -1)) {
            String fitting = columns(word) > width ? cut(word, width) : word;
            if (!line.isEmpty() && columns(line.toString()) + 1 + columns(fitting) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(fitting);
        }
        lines.add(line.toString());
        return lines;
    }

    /// A table: the last column takes what width is left and wraps.
    static void table(PrintStream out, List<String> head, List<List<String>> rows) {
        int n = head.size();
        int[] widths = new int[n];
        for (int i = 0; i < n; i++) {
            widths[i] = columns(head.get(i));
            for (List<String> row : rows) {
                widths[i] =
                        Math.max(
                                widths[i],
                                Math.min(i == n - 1 ? 400 : 24, columns(plain(row.get(i)))));
            }
        }
        int fixed = 0;
        for (int i = 0; i < n - 1; i++) {
            fixed += widths[i] + 2;
        }
        widths[n - 1] = Math.min(widths[n - 1], Math.max(20, width() - fixed));
        row(out, head, widths);
        StringBuilder rule = new StringBuilder();
        for (int i = 0; i < n; i++) {
            rule.append("─".repeat(widths[i])).append(i < n - 1 ? "  " : "");
        }
        out.println(rule);
        rows.forEach(r -> row(out, r, widths));
    }

    private static void row(PrintStream out, List<String> cells, int[] widths) {
        List<List<String>> wrapped = new ArrayList<>();
        int height = 1;
        for (int i = 0; i < widths.length; i++) {
            List<String> lines = wrap(cells.get(i), widths[i]);
            wrapped.add(lines);
            height = Math.max(height, lines.size());
        }
        for (int line = 0; line < height; line++) {
            StringBuilder shown = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String cell = line < wrapped.get(i).size() ? wrapped.get(i).get(line) : "";
                shown.append(i < widths.length - 1 ? pad(cell, widths[i]) + "  " : cell);
            }
            out.println(shown.toString().stripTrailing());
        }
    }
}
