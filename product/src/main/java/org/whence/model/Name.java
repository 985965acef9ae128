package org.whence.model;

/// A named mention: the words of a name as they stand in a report.
public record Name(Span at, PartyKind kind) {}
