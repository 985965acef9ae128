package org.whence.flow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
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
import org.whence.model.WhenceException;

/// The way of a report, in order:
///
///     per report:  annotate -> attribute -> claim
///     per case:    resolve -> align -> derive -> corroborate -> drift -> relate
///
/// The per-report steps run on several threads and remember what they made; the rest is made anew for every set of reports.
/// The result depends on the reports alone. A report that a step breaks on is listed as not understood, and the run goes on.
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
        List<Unreadable> unread = new ArrayList<>(unreadable);
        List<Reading> readings = read(ordered, unread);
        steps.release();
        progress.begin("finding", 6);
        Resolution resolution = done(steps.resolve(readings));
        Alignment alignment = done(steps.align(readings, resolution));
        Derivations derivations = done(steps.derive(readings, resolution, alignment));
        Corroborations corroborations =
                done(steps.corroborate(readings, resolution, alignment, derivations));
        List<Drift> drifts =
                done(steps.drifts(readings, resolution, alignment, derivations, corroborations));
        List<Relation> relations = done(steps.relate(readings, resolution, alignment));
        progress.end();
        return new Case(
                ordered,
                unread,
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

    private <T> T done(T made) {
        progress.step();
        return made;
    }

    /// The readings in the order of their reports, whichever thread made them; what is not understood goes to `unread`.
    private List<Reading> read(List<Report> reports, List<Unreadable> unread) {
        progress.begin("reading reports", reports.size());
        List<Reading> readings = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<Reading>> work =
                    reports.stream().map(r -> pool.submit(() -> reading(r))).toList();
            try {
                for (int i = 0; i < work.size(); i++) {
                    try {
                        readings.add(work.get(i).get());
                    } catch (ExecutionException e) {
                        unread.add(new Unreadable(reports.get(i).file(), broken(e.getCause())));
                    }
                }
            } finally {
                pool.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        progress.end();
        return readings;
    }

    /// Says what a step broke on. What is no fault of the report ends the run: a disk that is full, too little memory.
    private static String broken(@Nullable Throwable cause) {
        return switch (cause) {
            case WhenceException e -> throw e;
            case StackOverflowError e -> "not understood: nested too deeply";
            case Error e -> throw e;
            case null, default -> "not understood: " + cause;
        };
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
        Reading reading =
                new Reading(
                        report,
                        annotation,
                        attributions,
                        steps.state(report, annotation, attributions));
        progress.step();
        return reading;
    }
}
