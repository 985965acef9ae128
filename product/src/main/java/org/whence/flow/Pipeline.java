package org.whence.flow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.whence.model.Alignment;
import org.whence.model.Annotation;
import org.whence.model.Attributions;
import org.whence.model.Case;
import org.whence.model.Corroborations;
import org.whence.model.Derivations;
import org.whence.model.Drift;
import org.whence.model.Reading;
import org.whence.model.Relation;
import org.whence.model.Report;
import org.whence.model.Resolution;
import org.whence.model.Unreadable;

/// The way of a report, in order:
///
///     per report:  annotate -> attribute -> claim
///     per case:    resolve -> align -> derive -> corroborate -> drift -> relate
///
/// The per-report steps run on several threads and remember what they made; the rest is made anew for every set of reports.
/// The result depends on the reports alone.
public final class Pipeline {
    private final Steps steps;
    private final Memory memory;
    private final Progress progress;
    private final int threads;

    public Pipeline(Steps steps, Memory memory, Progress progress, int threads) {
        this.steps = steps;
        this.memory = memory;
        this.progress = progress;
        this.threads = threads;
    }

    /// Makes a case of the reports.
    public Case run(List<Report> reports, List<Unreadable> unreadable) {
        List<Report> ordered =
                reports.stream()
                        .sorted(
                                Comparator.comparing(Report::file)
                                        .thenComparingInt(r -> r.within() == null ? 0 : 1)
                                        .thenComparing(Report::id))
                        .toList();
        List<Reading> readings = read(ordered);
        progress.begin("finding", 6);
        Resolution resolution = steps.resolve(readings);
        progress.step();
        Alignment alignment = steps.align(readings, resolution);
        progress.step();
        Derivations derivations = steps.derive(readings, resolution, alignment);
        progress.step();
        Corroborations corroborations =
                steps.corroborate(readings, resolution, alignment, derivations);
        progress.step();
        List<Drift> drifts =
                steps.drifts(readings, resolution, alignment, derivations, corroborations);
        progress.step();
        List<Relation> relations = steps.relate(readings, resolution, alignment);
        progress.step();
        progress.end();
        return new Case(
                ordered,
                unreadable,
                readings.stream().flatMap(r -> r.attributions().attributions().stream()).toList(),
                resolution.sources(),
                readings.stream().flatMap(r -> r.mentions().stream()).toList(),
                alignment.claims(),
                corroborations.corroborations(),
                corroborations.responses(),
                derivations.derivations(),
                corroborations.origins(),
                drifts,
                resolution.parties(),
                relations,
                List.of(),
                alignment.stories());
    }

    private List<Reading> read(List<Report> reports) {
        progress.begin("reading", reports.size());
        List<Callable<Reading>> work = new ArrayList<>();
        for (Report report : reports) {
            work.add(() -> {
                Reading reading = reading(report);
                progress.step();
                return reading;
            });
        }
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Reading> readings = new ArrayList<>();
            for (Future<Reading> future : pool.invokeAll(work)) {
                readings.add(future.get());
            }
            progress.end();
            return readings;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private Reading reading(Report report) {
        Annotation annotation = memory.annotation(report.id(), steps.annotatorVersion());
        if (annotation == null) {
            annotation = steps.annotate(report);
            memory.keep(annotation, steps.annotatorVersion());
        }
        Attributions attributions = memory.attributions(report.id(), steps.attributorVersion());
        if (attributions == null) {
            attributions = steps.attribute(report, annotation);
            memory.keep(attributions, steps.attributorVersion());
        }
        return new Reading(
                report, annotation, attributions, steps.state(report, annotation, attributions));
    }
}
