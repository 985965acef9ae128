package org.whence.flow;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.whence.attribute.Attributor;
import org.whence.claim.Claims;
import org.whence.model.Annotation;
import org.whence.model.Attribution;
import org.whence.model.Attributions;
import org.whence.model.Mention;
import org.whence.model.ReadReport;
import org.whence.model.Reading;
import org.whence.model.Report;
import org.whence.model.Span;
import org.whence.model.Unreadable;
import org.whence.read.Folder;
import org.whence.read.Reader;

/// Attributions alone: reads and tags, keeps nothing.
public final class Tagging implements AutoCloseable {
    private final Attributor attributor = new Attributor();
    private final Steps steps;
    private final Progress progress;
    private final boolean fully;

    private final Claims claims = new Claims();

    /// @param fully also annotates, for chains, speakers, names and what is stated; needs the time and memory that this takes
    public Tagging(Steps steps, Progress progress, boolean fully) {
        this.steps = steps;
        this.progress = progress;
        this.fully = fully;
    }

    /// A report with its attributions.
    ///
    /// @param reading the attributions with the spans that the tagger gave them, and what else was read
    /// @param mended those that the rules changed in their spans or found beside the tagger's
    public record Tagged(Reading reading, List<Attribution> mended) {
        public Tagged {
            mended = List.copyOf(mended);
        }

        public Report report() {
            return reading.report();
        }

        public List<Attribution> attributions() {
            return reading.attributions().attributions();
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
                        case ReadReport read -> to.accept(tagged(read.report()));
                    }
                }
            }
            progress.step();
        }
        progress.end();
    }

    private Tagged tagged(Report report) {
        List<Attribution> plain = attributor.tag(report);
        if (!fully) {
            Annotation none =
                    new Annotation(
                            report.id(), List.of(), List.of(), List.of(), List.of(), List.of());
            return new Tagged(
                    new Reading(
                            report,
                            none,
                            new Attributions(report.id(), plain, List.of()),
                            List.of()),
                    List.of());
        }
        Annotation annotation = steps.annotate(report);
        Attributions found = steps.attribute(report, annotation);
        Map<String, Attribution> own = new LinkedHashMap<>();
        for (Attribution one : plain) {
            own.put(one.id(), chained(one, counterpart(one, found.attributions())));
        }
        List<Attribution> all = new ArrayList<>(own.values());
        all.addAll(found.attributions());
        List<Mention> stated = new ArrayList<>(claims.contents(report, annotation, all));
        stated.addAll(steps.state(report, annotation, found));
        return new Tagged(
                new Reading(
                        report,
                        annotation,
                        new Attributions(report.id(), List.copyOf(own.values()), found.sources()),
                        stated),
                found.attributions().stream().filter(a -> !own.containsKey(a.id())).toList());
    }

    /// The attribution that the rules made of the tagger's: the one at its cue whose content is most like its own.
    private static @Nullable Attribution counterpart(Attribution one, List<Attribution> found) {
        return found.stream()
                .filter(a -> a.cue().getFirst().overlaps(one.cue().getFirst()))
                .max(
                        Comparator.comparingInt((Attribution a) ->
                                a.id().equals(one.id())
                                        ? Integer.MAX_VALUE
                                        : shared(a.content(), one.content())))
                .orElse(null);
    }

    private static int shared(List<Span> some, List<Span> others) {
        List<Integer> shared = new ArrayList<>();
        some.forEach(a -> others.forEach(b -> shared.add(a.shared(b))));
        return shared.stream().mapToInt(Integer::intValue).sum();
    }

    private static Attribution chained(Attribution one, @Nullable Attribution full) {
        return full == null
                ? one
                : new Attribution(
                        one.id(),
                        one.report(),
                        one.type(),
                        one.stance(),
                        one.source(),
                        one.cue(),
                        one.content(),
                        full.speaker(),
                        full.chain(),
                        full.parent(),
                        full.why());
    }

    @Override
    public void close() {
        attributor.close();
        steps.release();
    }
}
