package org.whence.model;

import java.util.List;

/// A sentence, heading, bullet or caption.
public record Sentence(Span at, BlockKind block, List<Token> tokens) {
    public Sentence {
        tokens = List.copyOf(tokens);
    }
}
