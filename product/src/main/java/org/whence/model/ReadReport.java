package org.whence.model;

import java.util.List;

/// A file that was read: its report and the posts embedded in it.
public record ReadReport(Report report, List<Report> posts) implements ReadResult {
    public ReadReport {
        posts = List.copyOf(posts);
    }
}
