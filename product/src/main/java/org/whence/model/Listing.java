package org.whence.model;

import java.util.List;

/// A party beside an entry of a sanctions list.
///
/// @param list which list, `entry` its id there, `name` the name that matched
/// @param score 0 to 1
public record Listing(
        String party,
        String list,
        String entry,
        String name,
        double score,
        Judgement judgement,
        List<Reason> why) {
    public Listing {
        why = List.copyOf(why);
    }
}
