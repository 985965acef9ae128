package org.whence.model;

import java.util.List;

/// The parties of a case, and its sources with the party that each one is.
public record Resolution(List<Party> parties, List<Source> sources) {
    public Resolution {
        parties = List.copyOf(parties);
        sources = List.copyOf(sources);
    }
}
