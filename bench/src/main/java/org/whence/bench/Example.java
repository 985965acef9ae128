package org.whence.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.whence.flow.Cases;
import org.whence.flow.Progress;
import org.whence.flow.Steps;
import org.whence.model.Alignment;
import org.whence.model.Annotation;
import org.whence.model.Attributions;
import org.whence.model.Case;
import org.whence.model.Corroborations;
import org.whence.model.Derivations;
import org.whence.model.Reading;
import org.whence.model.Report;
import org.whence.model.Resolution;
import org.whence.store.CaseStore;

/// The example affair, read once and kept under `bench/target`, with what every step makes of it.
@State(Scope.Benchmark)
public class Example {
    static final Path FOLDER = Path.of("examples", "fertiliser");
    private static final Path CASE = Path.of("bench", "target", "example-case");

    final Steps steps = Steps.real();
    List<Reading> readings = List.of();
    @Nullable Case whence;
    @Nullable Resolution resolution;
    @Nullable Alignment alignment;
    @Nullable Derivations derivations;
    @Nullable Corroborations corroborations;

    @Setup(Level.Trial)
    public void read() {
        try (CaseStore store = CaseStore.create(CASE)) {
            whence = new Cases(steps, Progress.SILENT, 1).read(reports(), store);
            readings = new ArrayList<>();
            for (Report report : store.reports()) {
                Annotation annotation = store.annotation(report.id(), steps.annotatorVersion());
                Attributions attributions =
                        store.attributions(report.id(), steps.attributorVersion());
                readings.add(
                        new Reading(
                                report,
                                annotation,
                                attributions,
                                steps.state(report, annotation, attributions)));
            }
        }
        resolution = steps.resolve(readings);
        alignment = steps.align(readings, resolution);
        derivations = steps.derive(readings, resolution, alignment);
        corroborations = steps.corroborate(readings, resolution, alignment, derivations);
    }

    /// The files of the example, without its key.
    static List<Path> reports() {
        try (var files = Files.list(FOLDER)) {
            return files.filter(f -> !f.toString().endsWith(".json")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
