package org.whence.model;

/// A time with the report in whose words it is given.
public record Dated(String report, TimeRef time) {
    public Passage words() {
        return new Passage(report, time.at());
    }
}
