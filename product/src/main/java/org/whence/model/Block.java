package org.whence.model;

/// A part of a report's text that is set apart by its layout.
public record Block(BlockKind kind, Span at) {}
