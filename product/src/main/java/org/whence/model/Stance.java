package org.whence.model;

/// What the source does to the content: says it is so, denies it, will not say, ...
public enum Stance {
    ASSERTS,
    DENIES,
    DECLINES,
    CONFIRMS,
    DOUBTS,
    PLANS,
    ASKS
}
