package org.whence.model;

import java.util.List;

/// Who or what has a name, over all its spellings.
///
/// @param name the fullest form
/// @param names every form that occurs, the fullest first
public record Party(
        String id, PartyKind kind, String name, List<String> names, List<Passage> mentions) {
    public Party {
        names = List.copyOf(names);
        mentions = List.copyOf(mentions);
    }
}
