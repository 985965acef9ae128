package org.whence.read;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whence.model.BlockKind;
import org.whence.model.Span;

/// A report before its blocks are told apart: its text, the lines of it, and what the markup says about it.
record Manuscript(String text, List<Line> lines, Credits credits, @Nullable String language) {
    Manuscript {
        lines = List.copyOf(lines);
    }

    /// A part of a report whose markup is gone.
    record Part(@Nullable BlockKind given, String words) {}

    /// The parts, set one below the other with a blank line between.
    static Manuscript of(List<Part> parts, Credits credits, @Nullable String language) {
        var text = new StringBuilder();
        var lines = new ArrayList<Line>();
        for (Part part : parts) {
            if (!text.isEmpty()) {
                text.append("\n\n");
            }
            int start = text.length();
            text.append(part.words());
            lines.add(new Line(new Span(start, text.length()), part.words(), true, part.given()));
        }
        return new Manuscript(text.toString(), lines, credits, language);
    }
}
