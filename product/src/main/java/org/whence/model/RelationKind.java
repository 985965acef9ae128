package org.whence.model;

/// A tie between parties; the subject is the first-named role.
public enum RelationKind {
    SUBSIDIARY_OF,
    OWNED_BY,
    INTERMEDIARY_FOR,
    SUPPLIES,
    LOCATED_IN,
    SANCTIONED_BY,
    EMPLOYED_BY,
    COMMISSIONED_BY,
    MEMBER_OF
}
