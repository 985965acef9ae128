package org.whence.reading;

import java.util.List;

/// A report as the model reads it.
///
/// @param text the report's own words: what belongs to the page or to an embedded post is blanked out
public record Read(String text, List<ReadSentence> sentences, Roles roles) {
    public Read {
        sentences = List.copyOf(sentences);
    }
}
