package org.whence.model;

/// Whether two records mean the same party.
public enum Judgement {
    YES,
    NO,
    UNSURE,
    UNJUDGED
}
