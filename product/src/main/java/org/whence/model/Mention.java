package org.whence.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One place in one report where a claim is stated.
///
/// @param chain who it is credited to, outermost first; starts with the report's own outlet where that is known; empty or
///     the outlet alone is the outlet's own voice
/// @param attribution the innermost attribution in whose content it stands
/// @param response what kind of answer it is, or null where it is no answer
/// @param why the rule that found the clause, and the hedges and negations behind certainty and polarity
public record Mention(
        String id,
        String report,
        Span at,
        Proposition proposition,
        List<String> chain,
        @Nullable String attribution,
        Certainty certainty,
        Polarity polarity,
        @Nullable ResponseKind response,
        List<Quantity> quantities,
        List<TimeRef> times,
        List<Reason> why) {
    public Mention {
        chain = List.copyOf(chain);
        quantities = List.copyOf(quantities);
        times = List.copyOf(times);
        why = List.copyOf(why);
    }

    public Passage passage() {
        return new Passage(report, at);
    }
}
