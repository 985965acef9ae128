package org.whence.publish;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.PriorityQueue;
import java.util.Set;
import org.whence.model.Span;

/// A text with marks that may overlap, written as elements that nest: a mark that leaves the one around it, or the range
/// that is being written, goes on as a second piece.
final class MarkedText {
    /// Something that is marked in the text.
    interface Mark {
        Span at();

        /// Begins a piece; `first` where no piece of the mark was written before.
        void open(Html html, boolean first);

        /// Ends a piece; `last` where the mark ends too.
        void close(Html html, boolean last);
    }

    /// What is still to be written of a mark.
    private record Piece(int start, int end, int order, Mark mark) implements Comparable<Piece> {
        private static final Comparator<Piece> OUTER_FIRST =
                Comparator.comparingInt(Piece::start)
                        .thenComparing(Comparator.comparingInt(Piece::end).reversed())
                        .thenComparingInt(Piece::order);

        Piece from(int position) {
            return new Piece(position, end, order, mark);
        }

        Piece until(int position) {
            return new Piece(start, position, order, mark);
        }

        @Override
        public int compareTo(Piece other) {
            return OUTER_FIRST.compare(this, other);
        }
    }

    private final String text;
    private final PriorityQueue<Piece> waiting = new PriorityQueue<>();
    private final Set<Mark> opened = Collections.newSetFromMap(new IdentityHashMap<>());

    /// @param marks of two that cover the same words, the earlier one is the outer one
    MarkedText(String text, Collection<? extends Mark> marks) {
        this.text = text;
        int order = 0;
        for (Mark mark : marks) {
            waiting.add(new Piece(mark.at().start(), mark.at().end(), order++, mark));
        }
    }

    /// Writes a range of the text; ranges are written in order.
    void write(Html html, Span range) {
        skipTo(range.start());
        int end = write(html, range.start(), range.end());
        Piece next = waiting.peek();
        while (next != null && next.start() == end && next.end() == end) {
            write(html, waiting.remove());
            next = waiting.peek();
        }
    }

    private int write(Html html, int start, int end) {
        int at = start;
        Piece next = waiting.peek();
        while (next != null && next.start() < end) {
            waiting.remove();
            html.text(text.substring(at, next.start()));
            if (next.end() > end) {
                waiting.add(next.from(end));
                next = next.until(end);
            }
            write(html, next);
            at = next.end();
            next = waiting.peek();
        }
        html.text(text.substring(at, end));
        return end;
    }

    private void write(Html html, Piece piece) {
        piece.mark().open(html, opened.add(piece.mark()));
        write(html, piece.start(), piece.end());
        piece.mark().close(html, piece.end() >= piece.mark().at().end());
    }

    /// Moves the marks that begin before a position up to it, so that each is written at least once.
    private void skipTo(int position) {
        Piece next = waiting.peek();
        while (next != null && next.start() < position) {
            waiting.remove();
            if (next.end() > position) {
                waiting.add(next.from(position));
            } else if (!opened.contains(next.mark())) {
                waiting.add(new Piece(position, position, next.order(), next.mark()));
            }
            next = waiting.peek();
        }
    }
}
