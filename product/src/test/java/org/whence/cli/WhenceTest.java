package org.whence.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.whence.flow.LineSteps;
import org.whence.flow.Steps;
import org.whence.model.Reading;
import org.whence.model.Resolution;
import org.whence.store.CaseStore;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WhenceTest {
    @TempDir Path folder;
    Path reports;
    Path kept;
    private String out = "";
    private String err = "";

    @BeforeEach
    void someReports() throws IOException {
        reports = Files.createDirectory(folder.resolve("reports"));
        kept = folder.resolve("kept");
        write("a.txt", "NORVEX opened a yard.\nThe yard has nine docks.\n");
        write("b.txt", "The yard has nine docks.\nNobody at NORVEX would say more.\n");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(reports.resolve(name), text);
    }

    private int run(Steps steps, Object... arguments) {
        ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
        ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
        int code;
        try (PrintStream to = new PrintStream(outBytes, true, StandardCharsets.UTF_8);
                PrintStream errTo = new PrintStream(errBytes, true, StandardCharsets.UTF_8)) {
            List<String> line = new ArrayList<>();
            for (Object argument : arguments) {
                line.add(argument.toString());
            }
            code = Whence.run(steps, to, errTo, line.toArray(String[]::new));
        }
        out = outBytes.toString(StandardCharsets.UTF_8);
        err = errBytes.toString(StandardCharsets.UTF_8);
        return code;
    }

    private int whence(Object... arguments) {
        return run(new LineSteps(), arguments);
    }

    private int read() {
        return whence("read", reports, "--case", kept);
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    @Test
    void readingBuildsACaseWritesItsDossierAndSumsUp() {
        assertThat(read()).isZero();
        assertThat(out)
                .startsWith("2 reports, 1 story, 3 claims, 1 of them in several reports\n")
                .contains("“The yard has nine docks.”\n    2 reports, 1–2 origins")
                .endsWith("Dossier: " + kept.resolve("dossier.html") + "\n");
        assertThat(err).isEmpty();
        assertThat(kept.resolve("dossier.html")).content().contains("The yard has nine docks.");
    }

    @Test
    void whatCannotBeReadIsListedAndTheExitCodeIsOne() throws IOException {
        Path empty = write("empty.txt", "");
        assertThat(read()).isEqualTo(1);
        assertThat(err).startsWith("whence: not read: " + empty + ": ").hasLineCount(1);
        assertThat(out).contains("1 file not read");
    }

    @Test
    void aPathThatIsNotThereIsListed() {
        Path absent = folder.resolve("absent");
        assertThat(whence("read", absent, reports, "--case", kept)).isEqualTo(1);
        assertThat(err).isEqualTo("whence: not read: " + absent + ": no such file or folder\n");
        assertThat(out).startsWith("2 reports");
    }

    @Test
    void noFileNameBreaksALineOrTheRun() throws IOException {
        write("with space.txt", "One.");
        write("it's \"so\" 100% $HOME `x`.txt", "Two.");
        write("Ωμέγα 🚢.txt", "Three.");
        write("good\nname.txt", "Four.");
        write("bad\nwhence: all is well\u001b[2J\u202e.txt", "");
        assertThat(read()).isEqualTo(1);
        assertThat(out).startsWith("6 reports").doesNotContain("\u001b", "\u202e");
        assertThat(err)
                .hasLineCount(1)
                .contains("bad\\nwhence: all is well\\u001b[2J\\u202e.txt: ")
                .doesNotContain("\u001b", "\u202e");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "read",
                "reed x",
                "claims --jsn",
                "read x --threads 0",
                "read x --threads many",
                "report --format pdf",
                "screen"
            })
    void wrongUsageIsTwo(String line) {
        Object[] arguments = line.isEmpty() ? new Object[0] : line.split(" ", -1);
        assertThat(whence(arguments)).isEqualTo(2);
        assertThat(err).containsAnyOf("Usage: whence", "Did you mean", "Possible solutions");
    }

    @Test
    void aDiskThatCannotBeWrittenIsThree() throws IOException {
        Files.writeString(kept, "a file in the way");
        assertThat(read()).isEqualTo(3);
        assertThat(err).startsWith("whence: can't write the case folder " + kept).hasLineCount(1);
    }

    @Test
    void aCaseInUseIsThree() {
        assertThat(read()).isZero();
        try (CaseStore store = CaseStore.create(kept)) {
            assertThat(store.findings()).isNotNull();
            assertThat(read()).isEqualTo(3);
            assertThat(err).startsWith("whence: another process is changing the case");
            assertThat(whence("claims", "--case", kept)).isZero();
        }
    }

    @Test
    void aDamagedCaseIsFour() throws IOException {
        read();
        Files.writeString(kept.resolve("case.sqlite"), "garbage");
        for (String command : List.of("claims", "report", "drift")) {
            assertThat(whence(command, "--case", kept)).isEqualTo(4);
            assertThat(err).contains("is damaged: case.sqlite").hasLineCount(1);
        }
        assertThat(read()).isEqualTo(4);
    }

    @Test
    void aCaseThatIsNotThereIsFourAndIsNotMade() {
        assertThat(whence("claims", "--case", kept)).isEqualTo(4);
        assertThat(err).startsWith("whence: no case in " + kept);
        assertThat(kept).doesNotExist();
    }

    @Test
    void aCaseWithoutFindingsIsFour() {
        CaseStore.create(kept).close();
        assertThat(whence("claims", "--case", kept)).isEqualTo(4);
        assertThat(err).contains("holds no findings");
    }

    @Test
    void aMistakeOfOursIsSaidToBeOne() {
        Steps broken =
                new LineSteps() {
                    @Override
                    public Resolution resolve(List<Reading> readings) {
                        throw new IllegalStateException("oh");
                    }
                };
        assertThat(run(broken, "read", reports, "--case", kept)).isEqualTo(3);
        assertThat(err)
                .startsWith("whence: this is a mistake in Whence, not yours")
                .contains("IllegalStateException: oh");
    }

    @Test
    void tooLittleMemoryIsSaid() {
        Steps large =
                new LineSteps() {
                    @Override
                    public Resolution resolve(List<Reading> readings) {
                        throw new OutOfMemoryError("Java heap space");
                    }
                };
        assertThat(run(large, "read", reports, "--case", kept)).isEqualTo(3);
        assertThat(err).isEqualTo("whence: too little memory for this case\n");
    }

    @Test
    void theCaseIsPublishedAsJson() {
        read();
        assertThat(whence("report", "--format", "json", "--case", kept)).isZero();
        JsonNode whence = json(out);
        assertThat(whence.get("format").asString()).isEqualTo("whence-case/1");
        assertThat(whence.get("claims")).hasSize(3);
        Path file = folder.resolve("case.json");
        assertThat(whence("report", "--format", "json", "--case", kept, "-o", file)).isZero();
        assertThat(out).isEmpty();
        assertThat(json(Files.exists(file) ? text(file) : "")).isEqualTo(whence);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aReportThatCannotBeWrittenIsThreeAndLeavesNothingBehind() {
        read();
        Path file = folder.resolve("nowhere").resolve("case.json");
        assertThat(whence("report", "--case", kept, "-o", file)).isEqualTo(3);
        assertThat(err).startsWith("whence: can't write " + file).hasLineCount(1);
    }

    @Test
    void whatIsNoFileIsNotReplacedByOne() throws IOException {
        read();
        assertThat(whence("report", "--case", kept, "-o", folder)).isEqualTo(3);
        assertThat(folder).isDirectory();
        assumeTrue(Files.exists(Path.of("/dev/null")), "no /dev/null here");
        Path link = Files.createSymbolicLink(folder.resolve("null"), Path.of("/dev/null"));
        assertThat(whence("report", "--case", kept, "-o", link)).isZero();
        assertThat(link).isSymbolicLink();
    }

    @Test
    void readingAgainGivesTheSameToTheByte() throws IOException {
        read();
        whence("report", "--format", "json", "--case", kept);
        String first = out;
        read();
        whence("report", "--format", "json", "--case", kept);
        assertThat(out).isEqualTo(first);
        Path other = folder.resolve("other");
        whence("read", reports, "--case", other, "--threads", "2");
        whence("report", "--format", "json", "--case", other);
        assertThat(out).isEqualTo(first);
        assertThat(other.resolve("dossier.html"))
                .hasSameTextualContentAs(kept.resolve("dossier.html"));
    }

    @ParameterizedTest
    @CsvSource({
        "claims, The yard has nine docks., claims",
        "origins, claims, origins",
        "parties, NORVEX, parties",
        "drift, change, drifts",
        "timeline, when, mentions"
    })
    void aTableIsPrintedAndItsPartsAsJson(String command, String shown, String part) {
        read();
        assertThat(whence(command, "--case", kept)).isZero();
        assertThat(out).contains(shown);
        assertThat(out.lines()).allMatch(line -> Terminal.columns(line) <= Terminal.width());
        assertThat(whence(command, "--json", "--case", kept)).isZero();
        assertThat(json(out).has(part)).isTrue();
    }

    @Test
    void timingsAreWrittenAsJson() {
        Path file = folder.resolve("timings.json");
        assertThat(whence("read", reports, "--case", kept, "--timings", file)).isZero();
        JsonNode steps = json(text(file)).get("steps");
        assertThat(steps.get("annotate").get("calls").asInt()).isEqualTo(2);
        assertThat(steps.get("resolve").get("cpu_s").isNumber()).isTrue();
    }

    @Test
    void screeningKeepsWhatMayMatch() throws IOException {
        read();
        Path list =
                Files.writeString(
                        folder.resolve("targets.simple.csv"),
                        "id,schema,name,aliases\nQ1,Company,Norvex LLC,\nQ2,Company,Other,\n");
        assertThat(whence("screen", "--case", kept, "--list", list)).isZero();
        assertThat(out).contains("NORVEX", "Q1", "“NORVEX” beside “Norvex LLC”");
        whence("report", "--format", "json", "--case", kept);
        assertThat(json(out).get("listings")).hasSize(1);
        Files.writeString(list, "id,schema,name\nQ2,Company,Other\n");
        assertThat(whence("screen", "--case", kept, "--list", list)).isZero();
        assertThat(out).startsWith("No name resembles an entry of the lists");
        whence("report", "--format", "json", "--case", kept);
        assertThat(json(out).get("listings")).isEmpty();
    }

    @Test
    void attributionsAreWrittenPerFileInCodePoints() throws IOException {
        Path text =
                write(
                        "ship.txt",
                        "🚢 Ferry news\n\n\"The ferry sank twice,\" the harbour master Ida Crane said on Monday.\n");
        Path into = folder.resolve("attributions");
        assertThat(whence("attribute", text, "--json", "-o", into)).isZero();
        String words = Files.readString(text);
        JsonNode attributions = json(text(into.resolve("ship.json"))).get("attributions");
        assertThat(attributions).isNotEmpty();
        for (String role : List.of("source", "cue", "content")) {
            JsonNode span = attributions.get(0).get(role).get(0);
            int start = words.offsetByCodePoints(0, span.get("start").asInt());
            int end = words.offsetByCodePoints(0, span.get("end").asInt());
            assertThat(words.substring(start, end))
                    .isNotEmpty()
                    .isEqualTo(span.get("quote").asString());
        }
        assertThat(kept).doesNotExist();
    }

    @Test
    void twoFilesOfOneNameDoNotOverwriteEachOther() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        Path first = write("ship.txt", "The ferry sank, the master said.\n");
        Path second = Files.writeString(other.resolve("ship.txt"), "It did not, the crew said.\n");
        Path into = folder.resolve("attributions");
        assertThat(whence("attribute", first, second, "-o", into)).isEqualTo(1);
        assertThat(err)
                .isEqualTo(
                        "whence: not read: "
                                + second
                                + ": ship.json holds the attributions of "
                                + first
                                + "\n");
        assertThat(into.resolve("ship.json")).content().contains("the master");
    }

    @Test
    void barsAreDrawnOnlyWhereSomebodyWatches() throws Exception {
        assertThat(errorsOf()).isEmpty();
        assertThat(errorsOf("-Dwhence.watched=true")).contains("reading reports", "2/2");
    }

    /// What a run in a process of its own writes to its error stream.
    private String errorsOf(String... options) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Lines.class.getName(),
                        "read",
                        reports.toString(),
                        "--case",
                        folder.resolve("case" + options.length).toString()));
        Path errors = folder.resolve("errors");
        Process run =
                new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(errors.toFile())
                        .start();
        assertThat(run.waitFor()).isZero();
        return Files.readString(errors);
    }

    @Test
    void explainTakesAnIdItsBeginningOrWords() {
        read();
        whence("claims", "--json", "--case", kept);
        String id = "";
        for (JsonNode claim : json(out).get("claims")) {
            id =
                    claim.get("sentence").asString().contains("docks")
                            ? claim.get("id").asString()
                            : id;
        }
        assertThat(whence("explain", id.substring(0, 6), "--case", kept)).isZero();
        assertThat(out).contains("The yard has nine docks.", "Stated in", "a.txt", "b.txt");
        assertThat(whence("explain", "nine", "docks", "--json", "--case", kept)).isZero();
        assertThat(json(out).get("claims").get(0).get("id").asString()).isEqualTo(id);
    }

    @Test
    void explainListsTheClaimsThatAnUnclearChoiceMayMean() {
        read();
        assertThat(whence("explain", "NORVEX", "--case", kept)).isEqualTo(2);
        assertThat(err).contains("may mean 2 claims", "NORVEX opened a yard");
        assertThat(whence("explain", "zeppelin", "--case", kept)).isEqualTo(2);
        assertThat(err).contains("no claim has the id or the words");
    }
}
