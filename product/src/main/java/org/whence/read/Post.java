package org.whence.read;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whence.model.Span;

/// A post of somebody else within a report.
///
/// @param at all of it, its signature too
/// @param paragraphs its own words
record Post(
        Span at, List<String> paragraphs, String handle, String name, @Nullable LocalDate date) {}
