package org.whence.model;

import java.util.List;

/// Report `to` comes from `from`, a report or an origin outside the folder.
public record Derivation(
        String from,
        String to,
        DerivationKind kind,
        double confidence,
        List<Reason> why,
        List<Match> passages) {
    public Derivation {
        why = List.copyOf(why);
        passages = List.copyOf(passages);
    }

    /// The same words in both reports.
    public record Match(Span from, Span to) {}
}
