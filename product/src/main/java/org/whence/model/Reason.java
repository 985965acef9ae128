package org.whence.model;

import java.util.List;

/// Why a finding was made: the rule or model that decided, how much it weighs, a sentence that a reader understands, and
/// the words it rests on.
public record Reason(String rule, double weight, String detail, List<Passage> evidence) {
    public Reason {
        evidence = List.copyOf(evidence);
    }

    public static Reason of(String rule, double weight, String detail, Passage... evidence) {
        return new Reason(rule, weight, detail, List.of(evidence));
    }
}
