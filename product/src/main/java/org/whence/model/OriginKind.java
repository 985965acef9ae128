package org.whence.model;

/// What a chain ends in.
public enum OriginKind {
    /// A report of the folder that nothing shows to be derived.
    REPORT,
    /// An outlet or agency outside the folder.
    OUTLET,
    PERSON,
    ORGANISATION,
    DOCUMENT,
    UNNAMED
}
