package org.whence.flow;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whence.model.Annotation;
import org.whence.model.Case;
import org.whence.model.Report;
import org.whence.model.Unreadable;
import org.whence.model.WhenceException;
import org.whence.publish.Format;
import org.whence.publish.Publisher;
import org.whence.store.CaseStore;

class CasesTest {
    @TempDir Path folder;
    Path reports;
    Path kept;

    @BeforeEach
    void someReports() throws IOException {
        reports = Files.createDirectory(folder.resolve("reports"));
        kept = folder.resolve("kept");
        write("a.txt", "NORVEX opened a yard.\nThe yard has nine docks.\n");
        write("b.txt", "The yard has nine docks.\nNobody at NORVEX would say more.\n");
        write("c.txt", "A minister called the yard a mistake.\n");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(reports.resolve(name), text);
    }

    private Case read(Steps steps, Path... paths) {
        return read(steps, 1, paths);
    }

    private Case read(Steps steps, int threads, Path... paths) {
        try (CaseStore store = CaseStore.create(kept)) {
            return new Cases(steps, Progress.SILENT, threads)
                    .read(paths.length == 0 ? List.of(reports) : List.of(paths), store);
        }
    }

    private static String json(Case whence) throws IOException {
        StringWriter json = new StringWriter();
        new Publisher().publish(whence, Format.JSON, json);
        return json.toString();
    }

    private static List<String> files(Case whence) {
        return whence.reports().stream()
                .map(r -> String.valueOf(Path.of(r.file()).getFileName()))
                .toList();
    }

    /// Counts the reports that were annotated.
    private static final class Counting extends LineSteps {
        final AtomicInteger annotated = new AtomicInteger();

        @Override
        public Annotation annotate(Report report) {
            annotated.incrementAndGet();
            return super.annotate(report);
        }
    }

    @Test
    void aFolderBecomesACase() {
        Case whence = read(new LineSteps());
        assertThat(files(whence)).containsExactly("a.txt", "b.txt", "c.txt");
        assertThat(whence.claims()).hasSize(4);
        assertThat(whence.parties()).extracting("name").containsExactly("NORVEX");
    }

    @Test
    void whatIsKeptIsWhatWasFound() throws IOException {
        String found = json(read(new LineSteps()));
        try (CaseStore store = CaseStore.open(kept)) {
            assertThat(json(requireNonNull(store.findings()))).isEqualTo(found);
        }
    }

    @Test
    void theNumberOfThreadsChangesNothing() throws IOException {
        for (int i = 0; i < 20; i++) {
            write("more" + i + ".txt", "Line " + i + " says NORVEX" + "XYZ".substring(i % 3) + ".");
        }
        String one = json(read(new LineSteps(), 1));
        kept = folder.resolve("other");
        assertThat(json(read(new LineSteps(), 4))).isEqualTo(one);
    }

    @Test
    void aSecondRunOfTheSameReportsWorksOnNothing() throws IOException {
        String first = json(read(new LineSteps()));
        Counting second = new Counting();
        assertThat(json(read(second))).isEqualTo(first);
        assertThat(second.annotated).hasValue(0);
    }

    @Test
    void anExtendedCaseWorksOnTheNewReportsOnlyAndEndsAsIfReadAtOnce() throws IOException {
        Path a = reports.resolve("a.txt");
        Path b = reports.resolve("b.txt");
        read(new LineSteps(), b);
        Counting extending = new Counting();
        String extended = json(read(extending, a));
        assertThat(extending.annotated).hasValue(1);
        kept = folder.resolve("other");
        assertThat(extended).isEqualTo(json(read(new LineSteps(), a, b)));
    }

    @Test
    void aNewVersionOfTheStepsFindsAnew() {
        read(new LineSteps());
        Case found =
                read(
                        new LineSteps() {
                            @Override
                            public String version() {
                                return "lines/2";
                            }

                            @Override
                            public org.whence.model.Resolution resolve(
                                    List<org.whence.model.Reading> readings) {
                                return new org.whence.model.Resolution(List.of(), List.of());
                            }
                        });
        assertThat(found.parties()).isEmpty();
    }

    @Test
    void aFileWithTheSameBytesIsNotedWithTheFirst() throws IOException {
        Files.copy(reports.resolve("b.txt"), reports.resolve("again.txt"));
        Case whence = read(new LineSteps());
        assertThat(files(whence)).containsExactly("a.txt", "again.txt", "c.txt");
        assertThat(whence.reports().get(1).copies()).singleElement().asString().endsWith("b.txt");
    }

    @Test
    void theOrderInWhichCopiesComeChangesNothing() throws IOException {
        Path again = Files.copy(reports.resolve("b.txt"), reports.resolve("again.txt"));
        Path b = reports.resolve("b.txt");
        read(new LineSteps(), b);
        read(new LineSteps(), again);
        String oneWay = json(read(new LineSteps(), b));
        kept = folder.resolve("other");
        read(new LineSteps(), again);
        assertThat(json(read(new LineSteps(), b))).isEqualTo(oneWay);
    }

    @Test
    void whatCannotBeReadIsListedAndTheRestIsRead() throws IOException {
        Files.write(reports.resolve("d.txt"), new byte[] {1, 0, 2, 0, 0, 0, 7});
        write("e.txt", "");
        Case whence = read(new LineSteps());
        assertThat(files(whence)).containsExactly("a.txt", "b.txt", "c.txt");
        assertThat(whence.unreadable())
                .extracting(u -> String.valueOf(Path.of(u.file()).getFileName()))
                .containsExactly("d.txt", "e.txt");
    }

    @Test
    void aFileThatCanBeReadAtLastIsNoLongerListed() throws IOException {
        write("d.txt", "");
        read(new LineSteps());
        write("d.txt", "Now it says something.");
        assertThat(read(new LineSteps()).unreadable()).isEmpty();
    }

    @Test
    void aPathThatIsNotThereIsSaidOnceAndNotKept() {
        Path nowhere = folder.resolve("nowhere");
        assertThat(read(new LineSteps(), reports, nowhere).unreadable())
                .containsExactly(new Unreadable(nowhere.toString(), "no such file or folder"));
        assertThat(read(new LineSteps(), reports).unreadable()).isEmpty();
    }

    @Test
    void onlyTheFilesOfThisRunAreSaidToBeUnread() throws IOException {
        Path empty = write("empty.txt", "");
        List<String> said = new ArrayList<>();
        Progress listener =
                new Progress() {
                    @Override
                    public void begin(String step, int count) {}

                    @Override
                    public void step() {}

                    @Override
                    public void end() {}

                    @Override
                    public void unread(Unreadable file) {
                        said.add(file.file());
                    }
                };
        try (CaseStore store = CaseStore.create(kept)) {
            Cases cases = new Cases(new LineSteps(), listener, 1);
            cases.read(List.of(reports), store);
            cases.read(List.of(empty), store);
            cases.read(List.of(reports.resolve("a.txt")), store);
        }
        assertThat(said).containsExactly(empty.toString(), empty.toString());
    }

    @Test
    void aReportThatAStepBreaksOnIsListedAndTheRunGoesOn() {
        Steps steps =
                new LineSteps() {
                    @Override
                    public Annotation annotate(Report report) {
                        if (report.text().contains("minister")) {
                            throw new IllegalStateException("no tree");
                        }
                        return super.annotate(report);
                    }
                };
        Case whence = read(steps);
        assertThat(whence.claims()).hasSize(3);
        assertThat(whence.unreadable())
                .containsExactly(
                        new Unreadable(
                                reports.resolve("c.txt").toString(),
                                "not understood: java.lang.IllegalStateException: no tree"));
    }

    @Test
    void aFaultOfTheMachineEndsTheRun() {
        Steps steps =
                new LineSteps() {
                    @Override
                    public Annotation annotate(Report report) {
                        throw WhenceException.environment("no model", null);
                    }
                };
        assertThatThrownBy(() -> read(steps)).hasMessage("no model");
    }

    @Test
    void aCaseIsNoReportOfItself() throws IOException {
        kept = reports.resolve("case");
        read(new LineSteps());
        Files.writeString(kept.resolve("dossier.html"), "<p>What was found.</p>");
        Case whence = read(new LineSteps());
        assertThat(files(whence)).containsExactly("a.txt", "b.txt", "c.txt");
        assertThat(whence.unreadable()).isEmpty();
    }

    @Test
    void aPostInAReportIsAReportOfItsOwn() throws IOException {
        write(
                "d.html",
                "<html><head><title>Yard</title></head><body><article><h1>Yard</h1>"
                        + "<p>The port said on Monday that the yard would open in the spring of next year.</p>"
                        + "<blockquote class=\"twitter-tweet\"><p>Nine docks and not one ship.</p>"
                        + "&mdash; Ada Quill (@adaquill) <a href=\"https://twitter.com/adaquill/status/1\">May 2, 2024</a></blockquote>"
                        + "<p>The port has owned the ground since the war, and nothing was ever built on it.</p>"
                        + "</article></body></html>");
        Case whence = read(new LineSteps());
        assertThat(whence.reports()).hasSize(5);
        Report post =
                whence.reports().stream().filter(r -> r.within() != null).findFirst().orElseThrow();
        assertThat(post.text()).contains("Nine docks and not one ship.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "begin reading files",
                "step",
                "end",
                "begin reading reports",
                "annotate",
                "attribute",
                "claim",
                "resolve",
                "align",
                "derive",
                "corroborate",
                "drift",
                "relate",
                "closed"
            })
    void aRunKilledInAnyStepIsCompletedByTheNext(String step) throws Exception {
        killAt(step);
        if (Files.exists(kept.resolve("case.sqlite"))) {
            CaseStore.open(kept).close();
        }
        String completed = json(read(new LineSteps()));
        kept = folder.resolve("undisturbed");
        assertThat(completed).isEqualTo(json(read(new LineSteps())));
    }

    @Test
    void aRunKilledAgainAndAgainWhileItExtendsACaseEndsTheSame() throws Exception {
        read(new LineSteps());
        for (int i = 0; i < 40; i++) {
            write("more" + i + ".txt", "Line " + i + " of NORVEX.\nThe yard has nine docks.\n");
        }
        for (String step : List.of("begin reading reports", "annotate", "claim", "end", "relate")) {
            killAt(step);
            try (CaseStore store = CaseStore.open(kept)) {
                assertThat(store.findings()).isNotNull();
            }
        }
        String completed = json(read(new LineSteps()));
        kept = folder.resolve("undisturbed");
        assertThat(completed).isEqualTo(json(read(new LineSteps())));
    }

    /// Starts a run in a process of its own and kills it once it stays in the step.
    private void killAt(String step) throws Exception {
        Process run =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Interrupted.class.getName(),
                                kept.toString(),
                                reports.toString(),
                                step)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        List<String> said = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(
                        new java.io.InputStreamReader(
                                run.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.add(line);
                if (line.equals(step)) {
                    run.destroyForcibly();
                    break;
                }
            }
        } finally {
            run.destroyForcibly().waitFor();
        }
        assertThat(said).endsWith(step);
    }
}
