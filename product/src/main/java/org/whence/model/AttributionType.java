package org.whence.model;

/// Whether the content is in quotation marks wholly, not at all, or in part.
public enum AttributionType {
    DIRECT,
    INDIRECT,
    MIXED
}
