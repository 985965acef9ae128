package org.whence.read;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.whence.model.Block;
import org.whence.model.BlockKind;

/// The agency in the dateline of a report ("LUND, June 12 (Orla Wire) - "): whose copy it is, where nothing else says who
/// published it.
final class Dateline {
    private static final Pattern LINE =
            Pattern.compile(
                    "^(?:\\p{Lu}[\\p{L}.' -]{2,30}(?:/\\p{Lu}[\\p{L} ]+)?,?\\s+)?"
                            + "(?:(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\\.?\\s+\\d{1,2}\\s+)?"
                            + "\\((?<agency>\\p{Lu}[\\p{L}. -]{1,30})\\)\\s*[–—-]+\\s");

    private Dateline() {}

    static @Nullable String agency(List<Block> blocks, String text) {
        for (Block block : blocks) {
            if (block.kind() == BlockKind.PARAGRAPH) {
                Matcher line = LINE.matcher(block.at().of(text));
                return line.find() ? line.group("agency") : null;
            }
        }
        return null;
    }
}
