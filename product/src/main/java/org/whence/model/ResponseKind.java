package org.whence.model;

/// How a party answers.
public enum ResponseKind {
    DENIAL,
    NO_COMMENT,
    NO_REPLY,
    UNAWARE,
    CONFIRMATION
}
