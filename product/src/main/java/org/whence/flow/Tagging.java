package org.whence.flow;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    /// A report with its attributions.
    ///
    /// @param name its file's name without the ending
    public record Tagged(String name, Report report, List<Attribution> attributions) {
        public Tagged {
            attributions = List.copyOf(attributions);
        }
    }

    /// Tags what can be read; the rest goes to `unreadable`.
    public List<Tagged> tag(List<Path> paths, List<Unreadable> unreadable) {
        List<Tagged> all = new ArrayList<>();
        for (Folder.Entry entry : new Folder().files(paths)) {
            switch (entry) {
                case Folder.Missing missing -> unreadable.add(missing.unreadable());
                case Folder.Found found -> {
                    switch (new Reader().read(found.path(), found.name())) {
                        case Unreadable bad -> unreadable.add(bad);
                        case ReadReport read ->
                                all.add(
                                        new Tagged(
                                                String.valueOf(found.path().getFileName())
                                                        .replaceFirst("\\.[^.]+$", ""),
                                                read.report(),
                                                attributor.tag(read.report())));
                    }
                }
            }
        }
        return all;
    }

    @Override
    public void close() {
        attributor.close();
    }
}
