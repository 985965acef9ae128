package org.whence.model;

/// What a retelling changed.
public enum DriftKind {
    QUANTITY,
    CERTAINTY,
    ATTRIBUTION,
    ACTOR,
    OBJECT,
    TIME,
    SCOPE,
    POLARITY,
    OMISSION,
    /// Words in quotation marks that differ between reports.
    QUOTATION
}
