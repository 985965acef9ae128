package org.whence.model;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One document.
///
/// @param id hash of the content
/// @param file where it was read from, as the user would name it
/// @param copies other files with the same bytes
/// @param sha256 of the file's bytes; of a post, of its words
/// @param outlet who published it, where the text or its metadata tells
/// @param language BCP 47
/// @param within the report in which this one is embedded (a post), or null
/// @param text what was read, line ends as `\n`
/// @param blocks the text's parts, in order, without overlap; what is in no block is white space or
///     a bullet's mark
public record Report(
        String id,
        String file,
        List<String> copies,
        String sha256,
        String title,
        @Nullable String outlet,
        @Nullable String author,
        @Nullable LocalDate published,
        String language,
        @Nullable String url,
        @Nullable String within,
        String text,
        List<Block> blocks) {
    public Report {
        copies = List.copyOf(copies);
        blocks = List.copyOf(blocks);
        for (Block block : blocks) {
            if (block.at().end() > text.length()) {
                throw new IllegalArgumentException("block outside the text of " + file);
            }
        }
    }

    public String quote(Span at) {
        return at.of(text);
    }
}
