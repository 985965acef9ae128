package org.whence.model;

/// How much a change matters to what a reader takes away.
public enum Severity {
    MAJOR,
    MINOR
}
