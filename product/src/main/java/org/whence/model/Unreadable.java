package org.whence.model;

/// A file that could not be read, with the reason in words for its owner.
public record Unreadable(String file, String why) implements ReadResult {}
