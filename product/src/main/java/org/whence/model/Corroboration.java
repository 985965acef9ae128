package org.whence.model;

import java.util.List;

/// How many independent origins stand behind a claim, and who stands against it.
///
/// @param min fewest independent origins that the evidence allows
/// @param max most
/// @param origins ids of the origins, strongest first
/// @param against ids of the responses that answer the claim
/// @param grade Admiralty credibility that Whence proposes, 1 to 6; a person sets it
public record Corroboration(
        String claim,
        int min,
        int max,
        List<String> origins,
        List<String> against,
        String grade,
        List<Reason> why) {
    public Corroboration {
        if (min < 1 || max < min) {
            throw new IllegalArgumentException("not a range: " + min + "-" + max);
        }
        origins = List.copyOf(origins);
        against = List.copyOf(against);
        why = List.copyOf(why);
    }
}
