package org.whence.model;

/// How a quantity is bounded: "2,000", "about 2,000", "at least", "more than", "up to", "less than".
public enum Bound {
    EXACT,
    ABOUT,
    AT_LEAST,
    MORE_THAN,
    AT_MOST,
    LESS_THAN
}
