package org.whence.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.whence.model.Alignment;
import org.whence.model.Corroborations;
import org.whence.model.Derivations;
import org.whence.model.Drift;
import org.whence.model.Reading;
import org.whence.model.Relations;
import org.whence.model.Resolution;
import org.whence.publish.Format;
import org.whence.publish.Publisher;
import org.whence.read.Reader;

/// What each step costs for the whole example affair, the steps before it done.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class Step {
    @Benchmark
    public void read(Blackhole into) {
        Reader reader = new Reader();
        for (Path report : Example.reports()) {
            into.consume(reader.read(report, report.toString()));
        }
    }

    @Benchmark
    public void annotate(Example example, Blackhole into) {
        for (Reading reading : example.readings) {
            into.consume(example.steps.annotate(reading.report()));
        }
    }

    @Benchmark
    public void attribute(Example example, Blackhole into) {
        for (Reading reading : example.readings) {
            into.consume(example.steps.attribute(reading.report(), reading.annotation()));
        }
    }

    @Benchmark
    public void claim(Example example, Blackhole into) {
        for (Reading reading : example.readings) {
            into.consume(
                    example.steps.state(
                            reading.report(), reading.annotation(), reading.attributions()));
        }
    }

    @Benchmark
    public Resolution resolve(Example example) {
        return example.steps.resolve(example.readings);
    }

    @Benchmark
    public Alignment align(Example example) {
        return example.steps.align(example.readings, example.resolution);
    }

    @Benchmark
    public Derivations derive(Example example) {
        return example.steps.derive(example.readings, example.resolution, example.alignment);
    }

    @Benchmark
    public Corroborations corroborate(Example example) {
        return example.steps.corroborate(
                example.readings, example.resolution, example.alignment, example.derivations);
    }

    @Benchmark
    public List<Drift> drift(Example example) {
        return example.steps.drifts(
                example.readings,
                example.resolution,
                example.alignment,
                example.derivations,
                example.corroborations);
    }

    @Benchmark
    public Relations relate(Example example) {
        return example.steps.relate(
                example.readings, example.resolution, example.alignment, example.corroborations);
    }

    @Benchmark
    public StringBuilder publishJson(Example example) throws IOException {
        StringBuilder json = new StringBuilder();
        new Publisher().publish(example.whence, Format.JSON, json);
        return json;
    }
}
