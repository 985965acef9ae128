package org.whence.model;

import java.util.List;

/// How the reports of a case hang together: what comes from what, and the origins that nothing in the folder explains.
public record Derivations(List<Derivation> derivations, List<Origin> origins) {
    public Derivations {
        derivations = List.copyOf(derivations);
        origins = List.copyOf(origins);
    }
}
