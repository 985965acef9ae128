package org.whence.annotate;

import java.util.List;
import org.whence.model.Span;

/// A word or mark of a sentence, as the model reads it.
///
/// @param tag Penn Treebank tag
/// @param entity whether it begins, continues, ends or is a name (BILOU) and of which kind: `B-ORG`, `O`
/// @param kinds how likely each kind of name is, if it is one, in the order of [#KINDS]
/// @param head index within the sentence, -1 at the root
/// @param relation universal dependency relation to the head
record ReadWord(
        Span at,
        String form,
        String lemma,
        String tag,
        String entity,
        float[] kinds,
        int head,
        String relation) {
    /// The kinds of names that the model tells apart.
    public static final List<String> KINDS =
            List.of("PERSON", "ORG", "PLACE", "PRODUCT", "EVENT", "WORK", "NORP");
}
