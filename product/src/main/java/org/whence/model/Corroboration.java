package org.whence.model;

import java.util.List;

/// How many independent origins stand behind a claim, and who stands against it.
///
/// @param min fewest independent origins that the evidence allows
/// @param max most
/// @param origins ids of the origins, strongest first
/// @param against ids of the responses that answer the claim
/// @param grade Admiralty credibility that Whence proposes, 1 to 6; a person sets it
/// @param why a reason for each report that leads to an origin, what keeps the range open, and the grade's
/// @param unanswered ids of the parties that the claim names and of whom no answer is reported
public record Corroboration(
        String claim,
        int min,
        int max,
        List<String> origins,
        List<String> against,
        String grade,
        List<Reason> why,
        List<String> unanswered) {
    public Corroboration {
        if (min < 1 || max < min) {
            throw new IllegalArgumentException("not a range: " + min + "-" + max);
        }
        origins = List.copyOf(origins);
        against = List.copyOf(against);
        why = List.copyOf(why);
        unanswered = List.copyOf(unanswered);
    }

    public Corroboration(
            String claim,
            int min,
            int max,
            List<String> origins,
            List<String> against,
            String grade,
            List<Reason> why) {
        this(claim, min, max, origins, against, grade, why, List.of());
    }
}
