package org.whence.model;

/// How a report comes from another.
public enum DerivationKind {
    COPY,
    REWRITE,
    SUMMARY,
    TRANSLATION,
    CREDIT
}
