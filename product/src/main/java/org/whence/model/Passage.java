package org.whence.model;

/// Words in a report: what every finding points to.
public record Passage(String report, Span at) {}
