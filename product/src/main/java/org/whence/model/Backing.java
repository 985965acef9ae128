package org.whence.model;

import java.util.List;

/// What stands behind a tie or a value: the claims that carry it and how many independent origins they have.
///
/// @param min fewest independent origins that the evidence allows
/// @param max most
/// @param origins ids of the origins of the claims
public record Backing(List<String> claims, int min, int max, List<String> origins) {
    public Backing {
        claims = List.copyOf(claims);
        origins = List.copyOf(origins);
        if (min < 1 || max < min) {
            throw new IllegalArgumentException("not a range: " + min + "-" + max);
        }
    }
}
