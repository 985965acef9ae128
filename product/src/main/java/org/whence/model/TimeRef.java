package org.whence.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A time as the text gives it, with the days it may cover; a side is null where it is open or the report has no date.
public record TimeRef(Span at, @Nullable LocalDate from, @Nullable LocalDate to) {}
