package org.whence.model;

import java.util.List;

/// The attributions of one report and the sources they credit.
public record Attributions(String report, List<Attribution> attributions, List<Source> sources) {
    public Attributions {
        attributions = List.copyOf(attributions);
        sources = List.copyOf(sources);
    }
}
