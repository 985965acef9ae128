package org.whence.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.whence.text.Language;
import org.whence.text.WordPieces;

/// What every word of every report passes through.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class Words {
    private final WordPieces pieces = WordPieces.english();

    /// A report's worth of prose: 480 words.
    private final String prose =
            "The harbour office said on Tuesday that 1,200 tonnes of grain, worth about €310,000, had left without papers. "
                    .repeat(24)
                    .strip();

    /// Accents, ideographs and long runs take the slow paths.
    private final String awkward =
            "Ångström-naïveté (“Łódź”, 東京港) 12,5 % antidisestablishmentarianism… "
                    .repeat(40)
                    .strip();

    @Benchmark
    public WordPieces.Pieces piecesOfProse() {
        return pieces.of(prose);
    }

    @Benchmark
    public WordPieces.Pieces piecesOfAwkwardText() {
        return pieces.of(awkward);
    }

    @Benchmark
    public String language() {
        return Language.of(prose);
    }
}
