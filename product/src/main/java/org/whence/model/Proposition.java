package org.whence.model;

import org.jspecify.annotations.Nullable;

/// Who did or is what, as the clause has it.
///
/// @param predicate lemma of the head
/// @param head where the head stands
/// @param subject words of the subject, or null
/// @param object words of the object or complement, or null
public record Proposition(
        String predicate, Span head, @Nullable Span subject, @Nullable Span object) {}
