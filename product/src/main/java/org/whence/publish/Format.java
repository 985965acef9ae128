package org.whence.publish;

/// What a case can be published as.
public enum Format {
    HTML,
    MD,
    JSON
}
