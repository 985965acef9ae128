package org.whence.flow;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.whence.attribute.Attributor;
import org.whence.model.Attribution;
import org.whence.model.ReadReport;
import org.whence.model.Report;
import org.whence.model.Unreadable;
import org.whence.read.Folder;
import org.whence.read.Reader;

/// Attributions alone: reads and tags, keeps nothing.
public final class Tagging implements AutoCloseable {
    private final Attributor attributor = new Attributor();
    private final Progress progress;

    public Tagging(Progress progress) {
        this.progress = progress;
    }

    /// A report with its attributions.
    public record Tagged(Report report, List<Attribution> attributions) {
        public Tagged {
            attributions = List.copyOf(attributions);
        }
    }

    /// Tags what can be read and hands it over, file by file; the rest goes to `unreadable`.
    public void tag(List<Path> paths, Consumer<Tagged> to, Consumer<Unreadable> unreadable) {
        List<Folder.Found> entries = new Folder().files(paths);
        progress.begin("tagging", entries.size());
        Reader reader = new Reader();
        for (Folder.Found entry : entries) {
            switch (entry) {
                case Folder.Closed missing -> unreadable.accept(missing.unreadable());
                case Folder.File found -> {
                    switch (reader.read(found.path(), found.name())) {
                        case Unreadable bad -> unreadable.accept(bad);
                        case ReadReport read ->
                                to.accept(new Tagged(read.report(), attributor.tag(read.report())));
                    }
                }
            }
            progress.step();
        }
        progress.end();
    }

    @Override
    public void close() {
        attributor.close();
    }
}
