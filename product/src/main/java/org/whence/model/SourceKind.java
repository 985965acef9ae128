package org.whence.model;

/// Who or what can be credited.
public enum SourceKind {
    PERSON,
    ORGANISATION,
    OUTLET,
    DOCUMENT,
    UNNAMED
}
