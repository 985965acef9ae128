package org.whence.cli;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/// Text for a terminal: widths of wide characters, wrapping, and nothing that a file name or report could use to move the
/// cursor.
final class Terminal {
    private static final int USUAL = 100;

    private Terminal() {}

    static int width() {
        String columns = System.getenv("COLUMNS");
        if (columns != null && columns.matches("\\d{2,4}")) {
            return Math.clamp(Integer.parseInt(columns), 40, 200);
        }
        return USUAL;
    }

    /// One line without control characters.
    static String plain(String words) {
        return words.replaceAll(
                        "[\\p{Cntrl}\\u2028\\u2029\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]+",
                        " ")
                .strip();
    }

    /// A file name as it can be shown: control characters escaped.
    static String name(String file) {
        StringBuilder shown = new StringBuilder();
        file.codePoints()
                .forEach(c -> {
                    if (c == '\n') {
                        shown.append("\\n");
                    } else if (Character.isISOControl(c)) {
                        shown.append(String.format("\\x%02x", c));
                    } else {
                        shown.appendCodePoint(c);
                    }
                });
        return shown.toString();
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
        String line =
                words.substring(0, words.length() - words.stripLeading().length()) + plain(words);
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
