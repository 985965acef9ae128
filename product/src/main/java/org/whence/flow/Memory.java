package org.whence.flow;

import org.jspecify.annotations.Nullable;
import org.whence.model.Annotation;
import org.whence.model.Attributions;

/// Keeps what the slow per-report steps made, by report and version of the step; called from several threads.
public interface Memory {
    @Nullable Annotation annotation(String report, String version);

    void keep(Annotation annotation, String version);

    @Nullable Attributions attributions(String report, String version);

    void keep(Attributions attributions, String version);
}
