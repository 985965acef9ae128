package org.whence.flow;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.whence.model.Alignment;
import org.whence.model.Annotation;
import org.whence.model.Attributions;
import org.whence.model.Corroborations;
import org.whence.model.Derivations;
import org.whence.model.Drift;
import org.whence.model.Mention;
import org.whence.model.Reading;
import org.whence.model.Relation;
import org.whence.model.Report;
import org.whence.model.Resolution;

/// Steps that note what each of them costs, over all threads; loading a model counts for the step that needs it.
public final class Timings implements Steps {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Steps steps;
    private final Map<String, Cost> costs = new TreeMap<>();

    public Timings(Steps steps) {
        this.steps = steps;
    }

    /// What a step has cost.
    ///
    /// @param calls how often it ran
    /// @param cpu processor time in seconds
    /// @param wall time that passed, in seconds, summed over the threads
    public record Cost(int calls, double cpu, double wall) {
        private Cost plus(Cost other) {
            return new Cost(calls + other.calls, cpu + other.cpu, wall + other.wall);
        }
    }

    /// The steps that ran, by name.
    public synchronized Map<String, Cost> costs() {
        return new LinkedHashMap<>(costs);
    }

    private <T> T timed(String step, Supplier<T> work) {
        long cpu = THREADS.getCurrentThreadCpuTime();
        long wall = System.nanoTime();
        T made = work.get();
        Cost cost =
                new Cost(
                        1,
                        (THREADS.getCurrentThreadCpuTime() - cpu) / 1e9,
                        (System.nanoTime() - wall) / 1e9);
        synchronized (this) {
            costs.merge(step, cost, Cost::plus);
        }
        return made;
    }

    @Override
    public String version() {
        return steps.version();
    }

    @Override
    public void release() {
        steps.release();
    }

    @Override
    public String annotatorVersion() {
        return steps.annotatorVersion();
    }

    @Override
    public String attributorVersion() {
        return steps.attributorVersion();
    }

    @Override
    public Annotation annotate(Report report) {
        return timed("annotate", () -> steps.annotate(report));
    }

    @Override
    public Attributions attribute(Report report, Annotation annotation) {
        return timed("attribute", () -> steps.attribute(report, annotation));
    }

    @Override
    public List<Mention> state(Report report, Annotation annotation, Attributions attributions) {
        return timed("claim", () -> steps.state(report, annotation, attributions));
    }

    @Override
    public Resolution resolve(List<Reading> readings) {
        return timed("resolve", () -> steps.resolve(readings));
    }

    @Override
    public Alignment align(List<Reading> readings, Resolution resolution) {
        return timed("align", () -> steps.align(readings, resolution));
    }

    @Override
    public Derivations derive(List<Reading> readings, Resolution resolution, Alignment alignment) {
        return timed("derive", () -> steps.derive(readings, resolution, alignment));
    }

    @Override
    public Corroborations corroborate(
            List<Reading> readings,
            Resolution resolution,
            Alignment alignment,
            Derivations derivations) {
        return timed(
                "corroborate",
                () -> steps.corroborate(readings, resolution, alignment, derivations));
    }

    @Override
    public List<Drift> drifts(
            List<Reading> readings,
            Resolution resolution,
            Alignment alignment,
            Derivations derivations,
            Corroborations corroborations) {
        return timed(
                "drift",
                () -> steps.drifts(readings, resolution, alignment, derivations, corroborations));
    }

    @Override
    public List<Relation> relate(
            List<Reading> readings, Resolution resolution, Alignment alignment) {
        return timed("relate", () -> steps.relate(readings, resolution, alignment));
    }
}
