package org.whence.model;

import java.util.List;

/// What is said of the parties: the ties between them, and a sheet for each of which there is more to say.
public record Relations(List<Relation> relations, List<Sheet> sheets) {
    public Relations {
        relations = List.copyOf(relations);
        sheets = List.copyOf(sheets);
    }
}
