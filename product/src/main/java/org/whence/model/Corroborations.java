package org.whence.model;

import java.util.List;

/// What stands behind each claim and against it. May add origins to those that the derivations left.
public record Corroborations(
        List<Corroboration> corroborations, List<Response> responses, List<Origin> origins) {
    public Corroborations {
        corroborations = List.copyOf(corroborations);
        responses = List.copyOf(responses);
        origins = List.copyOf(origins);
    }
}
