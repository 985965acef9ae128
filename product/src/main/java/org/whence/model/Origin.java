package org.whence.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where chains end and no derivation leads further; may lie outside the folder.
///
/// @param report the report it is, where it lies in the folder
public record Origin(
        String id, String name, OriginKind kind, @Nullable String report, List<Reason> why) {
    public Origin {
        why = List.copyOf(why);
    }
}
