package org.whence.annotate;

import java.util.List;
import org.whence.model.BlockKind;

/// A sentence, heading, bullet or caption with its words, which form one tree.
record ReadSentence(BlockKind block, List<ReadWord> words) {
    public ReadSentence {
        words = List.copyOf(words);
    }
}
