package org.whence.model;

/// A token of a sentence, in Universal Dependencies.
///
/// @param tag universal part of speech (NOUN, PROPN, VERB, AUX, ...)
/// @param fine Penn Treebank tag (NNP, VBD, ...)
/// @param head index of the head within the sentence, -1 at the root
/// @param relation universal dependency relation to the head (nsubj, obj, obl, ccomp, ...)
public record Token(Span at, String lemma, String tag, String fine, int head, String relation) {}
