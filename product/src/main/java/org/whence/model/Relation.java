package org.whence.model;

import java.util.List;

/// A stated tie between two parties, carried by claims.
///
/// @param words where it is stated, from the first of its words to the last
/// @param isFormer whether it is only ever stated as past ("a former director of")
/// @param times when it holds or began, where the words that state it give a time
public record Relation(
        String id,
        RelationKind kind,
        String subject,
        String object,
        List<Passage> words,
        Backing backing,
        boolean isFormer,
        List<Dated> times,
        List<Reason> why) {
    public Relation {
        words = List.copyOf(words);
        times = List.copyOf(times);
        why = List.copyOf(why);
        if (words.isEmpty()) {
            throw new IllegalArgumentException("a relation without words");
        }
    }

    /// A tie that is taken as certain and of which no more is known than its claims and words.
    public Relation(
            String id,
            RelationKind kind,
            String subject,
            String object,
            List<String> claims,
            List<Passage> words) {
        this(
                id,
                kind,
                subject,
                object,
                words,
                new Backing(claims, 1, Math.max(1, claims.size()), List.of()),
                false,
                List.of(),
                List.of());
    }

    /// The claims that carry it.
    public List<String> claims() {
        return backing.claims();
    }
}
