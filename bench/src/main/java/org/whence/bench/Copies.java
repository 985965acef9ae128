package org.whence.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.whence.derive.Deriver;
import org.whence.model.Alignment;
import org.whence.model.Annotation;
import org.whence.model.Attributions;
import org.whence.model.Block;
import org.whence.model.BlockKind;
import org.whence.model.Derivations;
import org.whence.model.Ids;
import org.whence.model.Reading;
import org.whence.model.Report;
import org.whence.model.Resolution;
import org.whence.model.Span;
import org.whence.model.Story;

/// Finding which of many reports copy each other, by wording alone.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class Copies {
    private static final int WORDS = 300;

    /// Every tenth report repeats half of another one.
    private static final int COPY_EACH = 10;

    @Param({"100", "1000", "10000"})
    public int reports;

    private final Deriver deriver = new Deriver();
    private final Resolution nobody = new Resolution(List.of(), List.of());
    private List<Reading> readings = List.of();
    private Alignment unaligned = new Alignment(List.of(), List.of());

    @Setup(Level.Trial)
    public void write() {
        Random random = new Random(25);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < reports; i++) {
            String text = prose(random);
            if (i % COPY_EACH == COPY_EACH - 1) {
                String other = texts.get(random.nextInt(i));
                text = other.substring(0, other.length() / 2) + text.substring(text.length() / 2);
            }
            texts.add(text);
        }
        readings = texts.stream().map(Copies::reading).toList();
        Story story = new Story("story", "", readings.stream().map(r -> r.report().id()).toList());
        unaligned = new Alignment(List.of(story), List.of());
    }

    @Benchmark
    public Derivations derive() {
        return deriver.derive(readings, nobody, unaligned);
    }

    /// Made-up words whose frequencies fall off as those of real ones.
    private static String prose(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < WORDS; i++) {
            int rank = (int) Math.exp(random.nextDouble() * Math.log(30_000));
            text.append('w').append(Integer.toString(rank, 36)).append(i % 20 == 19 ? ". " : " ");
        }
        return text.toString().strip();
    }

    private static Reading reading(String text) {
        String id = Ids.of(text);
        Report report =
                new Report(
                        id,
                        id + ".txt",
                        List.of(),
                        id,
                        "",
                        null,
                        null,
                        null,
                        "en",
                        null,
                        null,
                        text,
                        List.of(new Block(BlockKind.PARAGRAPH, new Span(0, text.length()))));
        return new Reading(
                report,
                new Annotation(id, List.of(), List.of(), List.of(), List.of(), List.of()),
                new Attributions(id, List.of(), List.of()),
                List.of());
    }
}
