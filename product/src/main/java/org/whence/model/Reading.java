package org.whence.model;

import java.util.List;

/// Everything the per-report steps made of one report.
public record Reading(
        Report report, Annotation annotation, Attributions attributions, List<Mention> mentions) {
    public Reading {
        mentions = List.copyOf(mentions);
    }
}
