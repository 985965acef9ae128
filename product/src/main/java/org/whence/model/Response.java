package org.whence.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A party's denial, no comment, non-reply or confirmation.
///
/// @param party who answers, where it is a party
/// @param who the words for it
/// @param claims what it answers
public record Response(
        String id,
        @Nullable String party,
        String who,
        ResponseKind kind,
        List<String> claims,
        String mention) {
    public Response {
        claims = List.copyOf(claims);
    }
}
