package org.whence.model;

import java.util.List;

/// The reports of a case that are about the same affair.
public record Story(String id, String title, List<String> reports) {
    public Story {
        reports = List.copyOf(reports);
    }
}
