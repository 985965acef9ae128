package org.whence.model;

import java.util.List;

/// What a report's language says before anybody asks who is speaking. All lists in order of position.
public record Annotation(
        String report,
        List<Sentence> sentences,
        List<Name> names,
        List<TimeRef> times,
        List<Quantity> quantities,
        List<Coreference> coreferences) {
    public Annotation {
        sentences = List.copyOf(sentences);
        names = List.copyOf(names);
        times = List.copyOf(times);
        quantities = List.copyOf(quantities);
        coreferences = List.copyOf(coreferences);
    }
}
