package org.whence.model;

/// What a block of a report is.
public enum BlockKind {
    TITLE,
    HEADING,
    PARAGRAPH,
    BULLET,
    PULL_QUOTE,
    CAPTION,
    /// A post of somebody else, embedded in the report; its words are a report of their own.
    POST,
    /// The page around the report: share bars, comment forms, disclaimers, related links. Never read as the report's words.
    BOILERPLATE
}
