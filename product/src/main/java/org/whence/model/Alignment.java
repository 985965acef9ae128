package org.whence.model;

import java.util.List;

/// Mentions brought together into claims, reports into stories.
public record Alignment(List<Story> stories, List<Claim> claims) {
    public Alignment {
        stories = List.copyOf(stories);
        claims = List.copyOf(claims);
    }
}
