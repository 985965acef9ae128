package org.whence.annotate;

import org.whence.model.Span;

/// A token as the parser gives it: its own tags, labels and entity marks (BILOU), before they become Universal
/// Dependencies.
///
/// @param head index within the sentence, -1 at the root
record ParsedWord(
        Span at, String lemma, String tag, String entity, int head, String label) {}
