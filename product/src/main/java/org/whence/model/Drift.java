package org.whence.model;

import java.util.List;

/// A change between two mentions of a claim.
///
/// @param from the fuller mention, `to` the retelling
/// @param before the words that changed, in `from`'s report
/// @param after what stands in their place in `to`'s report (where words were dropped: the place they were dropped from)
public record Drift(
        String id,
        String claim,
        DriftKind kind,
        String from,
        String to,
        Span before,
        Span after,
        Severity severity,
        List<Reason> why) {
    public Drift {
        why = List.copyOf(why);
    }
}
