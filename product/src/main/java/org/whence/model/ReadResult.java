package org.whence.model;

/// What reading one file gives.
public sealed interface ReadResult permits ReadReport, Unreadable {}
