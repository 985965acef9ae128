package org.whence.drift;

import org.whence.model.DriftKind;
import org.whence.model.Mention;
import org.whence.model.Severity;
import org.whence.model.Span;

/// A change found between a fuller mention and a retelling.
///
/// @param rule the rule that found it
record Change(
        DriftKind kind,
        String rule,
        Mention from,
        Mention to,
        Span before,
        Span after,
        Severity severity,
        String detail) {}
