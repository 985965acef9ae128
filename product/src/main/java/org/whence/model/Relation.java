package org.whence.model;

import java.util.List;

/// A stated tie between two parties, carried by claims.
public record Relation(
        String id,
        RelationKind kind,
        String subject,
        String object,
        List<String> claims,
        List<Passage> words) {
    public Relation {
        claims = List.copyOf(claims);
        words = List.copyOf(words);
        if (words.isEmpty()) {
            throw new IllegalArgumentException("a relation without words");
        }
    }
}
