package org.whence.model;

/// Whether a mention says that it is so or that it is not.
public enum Polarity {
    AFFIRMED,
    DENIED
}
