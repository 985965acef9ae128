package org.whence.read;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.whence.model.BlockKind;
import org.whence.model.Span;

/// A line of a report: what its author set apart, in plain text a line or the lines of a wrapped paragraph, on a page
/// an element.
///
/// @param at where its words stand in the text, without white space around and without a bullet's mark
/// @param words its words
/// @param gap whether a blank line goes before
/// @param given its kind, where the markup tells
record Line(Span at, String words, boolean gap, @Nullable BlockKind given) {
    private static final Pattern SPACE = Pattern.compile("\\s+");

    int count() {
        return words.isEmpty() ? 0 : SPACE.split(words).length;
    }
}
