package org.whence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whence.flow.Cases;
import org.whence.flow.Progress;
import org.whence.model.Case;
import org.whence.publish.Format;
import org.whence.publish.Publisher;
import org.whence.store.CaseStore;

/// The example affair from files to JSON, beside what was found in it before. A change of the findings is a change of
/// the golden file: `-Dgolden.update=true` rewrites it, and the difference is read before it is kept.
class ExampleTest {
    private static final Path EXAMPLE = Path.of("../examples/fertiliser");
    private static final Path GOLDEN = Path.of("src/test/resources/golden/fertiliser.json");

    @TempDir Path folder;

    private String read(String name, int threads) throws IOException {
        try (CaseStore store = CaseStore.create(folder.resolve(name))) {
            Case whence =
                    new Cases(Affairs.STEPS, Progress.SILENT, threads)
                            .read(List.of(EXAMPLE), store);
            StringWriter json = new StringWriter();
            new Publisher().publish(whence, Format.JSON, json);
            return json.toString();
        }
    }

    @Test
    void theExampleIsReadAsBeforeOnOneThreadAndOnTwo() throws IOException {
        String one = read("one", 1);
        assertThat(read("two", 2)).as("two threads beside one").isEqualTo(one);
        assertThat(read("one", 2)).as("a second run over the same case").isEqualTo(one);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, one);
            return;
        }
        List<String> golden = Files.readAllLines(GOLDEN);
        List<String> now = one.lines().toList();
        for (int i = 0; i < Math.min(golden.size(), now.size()); i++) {
            if (!golden.get(i).equals(now.get(i))) {
                fail(
                        "line "
                                + (i + 1)
                                + " of the example's JSON was\n"
                                + golden.get(i)
                                + "\nand is\n"
                                + now.get(i));
            }
        }
        assertThat(now).hasSameSizeAs(golden);
    }
}
