package org.whence.publish;

import org.whence.model.Block;
import org.whence.model.Report;
import org.whence.model.Span;

/// Words of a report with as much around them as a reader needs: to the ends of the sentence where these are near, else to
/// whole words, and never beyond the block.
///
/// @param cutBefore whether text of the block was left away before the excerpt
record Excerpt(Span at, boolean cutBefore, boolean cutAfter) {
    private static final int ROOM = 160;
    private static final String ENDS = ".!?…";
    private static final String CLOSERS = "”’\"')»";

    static Excerpt around(Report report, Span words) {
        String text = report.text();
        Span block = block(report, words);
        int start = start(text, block.start(), words.start());
        int end = end(text, block.end(), words.end());
        return new Excerpt(
                new Span(start, end),
                start > block.start() && !startsSentence(text, start),
                end < block.end() && !endsSentence(text, end));
    }

    /// The block around the words, or the words themselves where they run over several.
    private static Span block(Report report, Span words) {
        for (Block block : report.blocks()) {
            if (block.at().contains(words)) {
                return block.at();
            }
        }
        return report.blocks().isEmpty() ? new Span(0, report.text().length()) : words;
    }

    private static int start(String text, int from, int words) {
        int limit = Math.max(from, words - ROOM);
        for (int i = words; i > limit; i--) {
            if (startsSentence(text, i)) {
                return i;
            }
        }
        if (limit == from) {
            return from;
        }
        int space = text.indexOf(' ', limit);
        return space < 0 || space >= words ? words : space + 1;
    }

    private static int end(String text, int to, int words) {
        int limit = Math.min(to, words + ROOM);
        for (int i = words; i < limit; i++) {
            if (endsSentence(text, i)) {
                return i;
            }
        }
        if (limit == to) {
            return to;
        }
        int space = text.lastIndexOf(' ', limit);
        return space <= words ? words : space;
    }

    private static boolean startsSentence(String text, int at) {
        int before = at - 1;
        return before > 0
                && Character.isWhitespace(text.charAt(before))
                && at < text.length()
                && !Character.isWhitespace(text.charAt(at))
                && !Character.isLowerCase(text.charAt(at))
                && endsSentence(text, before);
    }

    /// Whether a sentence may end at this offset: after a full stop and its closing quotation marks, before white space.
    private static boolean endsSentence(String text, int at) {
        int last = at - 1;
        while (last > 0 && CLOSERS.indexOf(text.charAt(last)) >= 0) {
            last--;
        }
        return last >= 0
                && ENDS.indexOf(text.charAt(last)) >= 0
                && (at == text.length() || Character.isWhitespace(text.charAt(at)));
    }
}
