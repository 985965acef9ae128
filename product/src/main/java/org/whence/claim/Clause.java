package org.whence.claim;

import org.whence.model.Span;

/// A clause of a sentence.
///
/// @param head index of its head token
/// @param at its words, without punctuation at the ends
/// @param kind how it hangs in the sentence
record Clause(int head, Span at, Kind kind) {
    enum Kind {
        MAIN,
        COORDINATE,
        CONTENT,
        ADVERBIAL,
        RELATIVE,
        PARTICIPIAL,
        APPOSITIVE,
        INCLUDING,
        COMPOUND,
        FIGURE,
        NOMINAL
    }
}
