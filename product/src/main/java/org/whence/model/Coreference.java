package org.whence.model;

/// A pronoun or short description ("he", "the company", "the two sources") and the fuller words it stands for.
public record Coreference(Span at, Span antecedent) {}
