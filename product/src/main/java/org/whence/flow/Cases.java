package org.whence.flow;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.whence.model.Annotation;
import org.whence.model.Attributions;
import org.whence.model.Case;
import org.whence.model.Ids;
import org.whence.model.ReadReport;
import org.whence.model.Report;
import org.whence.model.Unreadable;
import org.whence.read.Folder;
import org.whence.read.Reader;
import org.whence.store.CaseStore;

/// Builds and extends cases: reads what the user names, keeps it, and finds.
public final class Cases {
    private final Steps steps;
    private final Progress progress;
    private final int threads;

    public Cases(Steps steps, Progress progress, int threads) {
        this.steps = steps;
        this.progress = progress;
        this.threads = threads;
    }

    /// Reads the paths into the case and finds what it says. Where nothing has changed since the last run, its findings
    /// stand.
    public Case read(List<Path> paths, CaseStore store) {
        List<Folder.Entry> entries = new Folder().files(paths);
        progress.begin("files", entries.size());
        Reader reader = new Reader();
        Map<String, Report> known = new LinkedHashMap<>();
        store.reports().forEach(r -> known.put(r.id(), r));
        for (Folder.Entry entry : entries) {
            switch (entry) {
                case Folder.Missing missing -> store.keep(missing.unreadable());
                case Folder.Found found -> {
                    switch (reader.read(found.path(), found.name())) {
                        case Unreadable unreadable -> store.keep(unreadable);
                        case ReadReport read -> keep(read, found, known, store);
                    }
                }
            }
            progress.step();
        }
        progress.end();
        List<Report> reports = store.reports();
        List<Unreadable> unreadable = store.unreadable();
        String key =
                Ids.of(
                        steps.version(),
                        Ids.of(reports.stream().map(Report::toString).toArray()),
                        unreadable);
        Case same = store.findings(key);
        if (same != null) {
            return same;
        }
        Case found = new Pipeline(steps, memory(store), progress, threads).run(reports, unreadable);
        store.keep(found, key);
        return found;
    }

    /// Keeps a report and its posts; a second file with the same bytes is noted with the first.
    private static void keep(
            ReadReport read, Folder.Found found, Map<String, Report> known, CaseStore store) {
        Report report = read.report();
        store.forgetUnreadable(found.name());
        Report first = known.get(report.id());
        if (first != null) {
            if (first.file().equals(report.file()) && first.copies().isEmpty()) {
                return;
            }
            TreeSet<String> files = new TreeSet<>(first.copies());
            files.add(first.file());
            if (!files.add(report.file())) {
                return;
            }
            String name = files.removeFirst();
            Report noted = named(first, name, new ArrayList<>(files));
            known.put(noted.id(), noted);
            store.keep(noted, null);
            return;
        }
        known.put(report.id(), report);
        store.keep(report, found.path());
        for (Report post : read.posts()) {
            known.put(post.id(), post);
            store.keep(post, null);
        }
    }

    private static Report named(Report report, String file, List<String> copies) {
        return new Report(
                report.id(),
                file,
                copies,
                report.sha256(),
                report.title(),
                report.outlet(),
                report.author(),
                report.published(),
                report.language(),
                report.url(),
                report.within(),
                report.text(),
                report.blocks());
    }

    private static Memory memory(CaseStore store) {
        return new Memory() {
            @Override
            public @Nullable Annotation annotation(String report, String version) {
                return store.annotation(report, version);
            }

            @Override
            public void keep(Annotation annotation, String version) {
                store.keep(annotation, version);
            }

            @Override
            public @Nullable Attributions attributions(String report, String version) {
                return store.attributions(report, version);
            }

            @Override
            public void keep(Attributions attributions, String version) {
                store.keep(attributions, version);
            }
        };
    }
}
