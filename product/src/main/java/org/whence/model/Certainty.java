package org.whence.model;

/// How sure a mention presents its claim, after FactBank.
public enum Certainty {
    CERTAIN,
    PROBABLE,
    POSSIBLE,
    PLANNED
}
