package org.whence.flow;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
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
    /// stand. What lies in a case's own folder is no report.
    public Case read(List<Path> paths, CaseStore store) {
        List<Folder.Found> entries = new Folder().files(paths);
        List<Unreadable> absent = new ArrayList<>();
        Set<String> named = new HashSet<>();
        Map<String, List<Report>> known = known(store);
        Reader reader = new Reader();
        progress.begin("reading files", entries.size());
        for (Folder.Found entry : entries) {
            switch (entry) {
                case Folder.Closed missing -> {
                    named.add(missing.unreadable().file());
                    if (exists(missing.unreadable().file())) {
                        store.keep(missing.unreadable());
                    } else {
                        absent.add(missing.unreadable());
                    }
                }
                case Folder.File found -> {
                    if (paths.contains(found.path()) || !inCase(found.path())) {
                        named.add(found.name());
                        read(reader, found, known, store);
                    }
                }
            }
            progress.step();
        }
        progress.end();
        Case found = find(absent, store);
        found.unreadable().stream().filter(u -> named.contains(u.file())).forEach(progress::unread);
        return found;
    }

    /// A path that isn't there is the user's slip, said in this run but not kept in the case.
    private static boolean exists(String file) {
        return Files.exists(Path.of(file), LinkOption.NOFOLLOW_LINKS);
    }

    /// Whether a file lies in some case's folder or among its originals.
    private static boolean inCase(Path file) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        for (int up = 0; up < 2 && folder != null; up++) {
            if (Files.exists(folder.resolve("case.sqlite"))) {
                return true;
            }
            folder = folder.getParent();
        }
        return false;
    }

    /// The reports of a case by the bytes they were read from, each file's report before its posts.
    private static Map<String, List<Report>> known(CaseStore store) {
        Map<String, List<Report>> known = new LinkedHashMap<>();
        store.reports().stream()
                .sorted(Comparator.comparingInt(r -> r.within() == null ? 0 : 1))
                .forEach(r -> known.computeIfAbsent(r.sha256(), k -> new ArrayList<>()).add(r));
        return known;
    }

    private static void read(
            Reader reader, Folder.File found, Map<String, List<Report>> known, CaseStore store) {
        switch (reader.read(found.path(), found.name())) {
            case Unreadable unreadable -> store.keep(unreadable);
            case ReadReport read -> {
                String sha256 = read.report().sha256();
                if (!store.keepOriginal(found.path(), sha256)) {
                    store.keep(new Unreadable(found.name(), "it changed while it was read"));
                    return;
                }
                store.forgetUnreadable(found.name());
                List<Report> before = known.getOrDefault(sha256, List.of());
                List<Report> now = together(read, before);
                if (!now.equals(before)) {
                    store.keep(now, outdated(before, now));
                    known.put(sha256, now);
                }
            }
        }
    }

    /// The reports of a file and of those with the same bytes: one, under the first of their names, with the others noted as
    /// copies. It is as the file of that name was read last.
    private static List<Report> together(ReadReport read, List<Report> before) {
        TreeSet<String> names = new TreeSet<>();
        if (!before.isEmpty()) {
            names.add(before.getFirst().file());
            names.addAll(before.getFirst().copies());
        }
        names.add(read.report().file());
        String first = names.removeFirst();
        List<Report> reports =
                first.equals(read.report().file())
                        ? Stream.concat(
                                        Stream.of(read.report()),
                                        read.posts().stream()
                                                .sorted(Comparator.comparing(Report::id)))
                                .toList()
                        : before;
        return reports.stream()
                .map(r -> named(r, first, r.within() == null ? List.copyOf(names) : List.of()))
                .toList();
    }

    /// Reports that are gone or read otherwise by now; another name alone changes nothing.
    private static List<String> outdated(List<Report> before, List<Report> now) {
        Set<Report> hold = new HashSet<>();
        now.forEach(r -> hold.add(named(r, "", List.of())));
        return before.stream()
                .filter(r -> !hold.contains(named(r, "", List.of())))
                .map(Report::id)
                .toList();
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

    private Case find(List<Unreadable> absent, CaseStore store) {
        List<Report> reports = store.reports();
        List<Unreadable> unreadable =
                Stream.concat(store.unreadable().stream(), absent.stream())
                        .sorted(Comparator.comparing(Unreadable::file))
                        .toList();
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
