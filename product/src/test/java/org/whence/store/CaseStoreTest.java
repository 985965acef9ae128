package org.whence.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whence.model.Annotation;
import org.whence.model.Block;
import org.whence.model.BlockKind;
import org.whence.model.Case;
import org.whence.model.Claim;
import org.whence.model.Ids;
import org.whence.model.Report;
import org.whence.model.Span;
import org.whence.model.Unreadable;
import org.whence.model.WhenceException;

class CaseStoreTest {
    @TempDir Path folder;
    Path kept;
    Path file;

    @BeforeEach
    void aFile() throws IOException {
        kept = folder.resolve("case");
        file = Files.writeString(folder.resolve("a.txt"), "The ferry sank twice.");
    }

    private static Report report(String name, String text) {
        return new Report(
                Ids.of("report", text),
                name,
                List.of(),
                Ids.sha256(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                "A title",
                null,
                null,
                null,
                "en",
                null,
                null,
                text,
                List.of(new Block(BlockKind.PARAGRAPH, new Span(0, text.length()))));
    }

    private static Case findings(Report... reports) {
        List<Claim> claims = new ArrayList<>();
        for (Report report : reports) {
            claims.add(
                    new Claim(
                            Ids.of(report.text()),
                            report.text(),
                            "s",
                            List.of("m" + report.id()),
                            List.of()));
        }
        return new Case(
                List.of(reports),
                List.of(new Unreadable("x.bin", "no text")),
                List.of(),
                List.of(),
                List.of(),
                claims,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private Report make() {
        Report report = report("a.txt", "The ferry sank twice.");
        try (CaseStore store = CaseStore.create(kept)) {
            store.keepOriginal(file, report.sha256());
            store.keep(List.of(report), List.of());
            store.keep(findings(report), "key");
        }
        return report;
    }

    private static WhenceException refused(ThrowingCallable call) {
        WhenceException refused = catchThrowableOfType(WhenceException.class, call);
        assertThat(refused).as("refused").isNotNull();
        return refused;
    }

    private void assertDamaged(String what) {
        for (ThrowingCallable call :
                List.<ThrowingCallable>of(
                        () -> CaseStore.open(kept),
                        () -> CaseStore.extend(kept),
                        () -> CaseStore.create(kept))) {
            WhenceException refused = refused(call);
            assertThat(refused.code()).isEqualTo(4);
            assertThat(refused).hasMessageContaining(what);
        }
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:sqlite:" + kept.resolve("case.sqlite"));
                var execution = connection.createStatement()) {
            execution.execute(statement);
        }
    }

    @Test
    void whatIsKeptComesBack() {
        Report report = make();
        try (CaseStore store = CaseStore.open(kept)) {
            assertThat(store.reports()).containsExactly(report);
            assertThat(store.findings()).isEqualTo(findings(report));
            assertThat(store.findings("key")).isEqualTo(findings(report));
            assertThat(store.findings("another")).isNull();
        }
    }

    @Test
    void anAnnotationIsKeptForItsVersion() {
        Annotation annotation =
                new Annotation("r", List.of(), List.of(), List.of(), List.of(), List.of());
        try (CaseStore store = CaseStore.create(kept)) {
            store.keep(annotation, "v1");
            assertThat(store.annotation("r", "v1")).isEqualTo(annotation);
            assertThat(store.annotation("r", "v2")).isNull();
            store.keep(List.of(), List.of("r"));
            assertThat(store.annotation("r", "v1")).isNull();
        }
    }

    @Test
    void theOriginalIsKeptByItsHash() throws IOException {
        Report report = make();
        assertThat(kept.resolve("originals").resolve(report.sha256())).hasSameBinaryContentAs(file);
    }

    @Test
    void aFileThatChangedSinceItWasReadIsNotKept() throws IOException {
        try (CaseStore store = CaseStore.create(kept)) {
            assertThat(store.keepOriginal(file, Ids.sha256(new byte[] {1}))).isFalse();
        }
        assertThat(kept.resolve("originals")).isEmptyDirectory();
    }

    @Test
    void newFindingsReplaceTheOldOnes() {
        Report a = make();
        Report b = report("b.txt", "The ferry never sailed.");
        try (CaseStore store = CaseStore.create(kept)) {
            store.keep(findings(b), "key");
        }
        try (CaseStore store = CaseStore.open(kept)) {
            assertThat(store.findings()).isEqualTo(findings(b)).isNotEqualTo(findings(a));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "with space",
                "it's 100% \"sure\"?",
                "a#b&c=d;e",
                "line\nbreak",
                "Ωμέγα 🚢"
            })
    void aFolderMayHaveAnyName(String name) {
        kept = folder.resolve(name);
        Report report = make();
        try (CaseStore store = CaseStore.open(kept)) {
            assertThat(store.reports()).containsExactly(report);
        }
    }

    @Test
    void anAbsentCaseIsNamed() {
        WhenceException refused = refused(() -> CaseStore.open(kept));
        assertThat(refused.code()).isEqualTo(4);
        assertThat(refused).hasMessageContaining("no case in " + kept);
    }

    @Test
    void aDatabaseThatIsNoneIsRefused() throws IOException {
        make();
        Files.writeString(kept.resolve("case.sqlite"), "this was a case once");
        assertDamaged("is no SQLite database");
    }

    @Test
    void anEmptyDatabaseIsRefused() throws IOException {
        make();
        Files.write(kept.resolve("case.sqlite"), new byte[0]);
        assertDamaged("is no SQLite database");
    }

    @Test
    void aMissingDatabaseBesideOriginalsIsRefused() throws IOException {
        make();
        Files.delete(kept.resolve("case.sqlite"));
        assertDamaged("case.sqlite is missing");
    }

    @Test
    void aTruncatedDatabaseIsRefused() throws IOException {
        make();
        try (FileChannel database =
                FileChannel.open(kept.resolve("case.sqlite"), StandardOpenOption.WRITE)) {
            database.truncate(database.size() / 2);
        }
        assertDamaged("case.sqlite");
    }

    @Test
    void aDatabaseWithGarbageInAPageIsRefused() throws IOException {
        make();
        byte[] garbage = new byte[3000];
        new Random(7).nextBytes(garbage);
        try (RandomAccessFile database =
                new RandomAccessFile(kept.resolve("case.sqlite").toFile(), "rw")) {
            for (long at = 4096; at + 4096 <= database.length(); at += 4096) {
                database.seek(at);
                database.write(garbage);
            }
        }
        assertDamaged("the case " + kept + " is damaged: case.sqlite");
    }

    @Test
    void aMissingOriginalIsNamed() throws IOException {
        Report report = make();
        Files.delete(kept.resolve("originals").resolve(report.sha256()));
        assertDamaged("the original " + report.sha256() + " is missing");
    }

    @Test
    void aChangedOriginalIsNamed() throws IOException {
        Report report = make();
        Path original = kept.resolve("originals").resolve(report.sha256());
        Files.delete(original);
        Files.writeString(original, "The ferry sank thrice.");
        assertDamaged("the original " + report.sha256() + " was changed");
    }

    @Test
    void anUnknownFormatIsRefusedAndLeftAsItIs() throws Exception {
        make();
        sql("UPDATE meta SET value = 'whence-store/99' WHERE name = 'format'");
        assertDamaged("its format is whence-store/99");
    }

    @Test
    void aDatabaseOfAnotherProgramIsRefusedAndLeftAsItIs() throws Exception {
        Files.createDirectories(kept);
        sql("CREATE TABLE recipe (name TEXT)");
        assertDamaged("its format is not given");
        sql("INSERT INTO recipe VALUES ('bread')");
    }

    @Test
    void aRowThatIsNoRecordIsRefused() throws Exception {
        make();
        sql("UPDATE report SET record = '{\"id\": 1}'");
        try (CaseStore store = CaseStore.open(kept)) {
            WhenceException refused = refused(store::reports);
            assertThat(refused.code()).isEqualTo(4);
            assertThat(refused).hasMessageContaining("a row holds no Report");
        }
    }

    @Test
    void aSecondChangeOfACaseIsRefusedButItCanBeRead() {
        make();
        try (CaseStore first = CaseStore.create(kept)) {
            WhenceException refused = refused(() -> CaseStore.create(kept));
            assertThat(refused.code()).isEqualTo(3);
            assertThat(refused).hasMessageContaining("another process is changing the case");
            first.keep(findings(), "new key");
            try (CaseStore reader = CaseStore.open(kept)) {
                assertThat(reader.findings("new key")).isEqualTo(findings());
            }
        }
        CaseStore.create(kept).close();
    }

    @Test
    void aCaseThatIsRefusedStaysFree() throws IOException {
        Report report = make();
        Path original = kept.resolve("originals").resolve(report.sha256());
        Files.delete(original);
        refused(() -> CaseStore.create(kept));
        Files.copy(file, original);
        CaseStore.create(kept).close();
    }

    @Test
    void aFileInPlaceOfTheFolderIsTheEnvironmentsFault() throws IOException {
        Files.writeString(kept, "");
        WhenceException refused = refused(() -> CaseStore.create(kept));
        assertThat(refused.code()).isEqualTo(3);
        assertThat(refused).hasMessageContaining("can't write the case folder " + kept);
    }

    @Test
    void aReadOnlyDiskCanBeReadFromButNotChanged() throws Exception {
        make();
        Path mounted = folder.resolve("mounted");
        mount(mounted, "--bind", kept.toString());
        try {
            assumeTrue(
                    run("mount", "-o", "remount,ro,bind", mounted.toString()),
                    "a read-only mount needs rights that this user lacks");
            try (CaseStore store = CaseStore.open(mounted)) {
                assertThat(store.findings("key")).isNotNull();
            }
            WhenceException refused = refused(() -> CaseStore.create(mounted));
            assertThat(refused.code()).isEqualTo(3);
            assertThat(refused).hasMessageContaining("can't write the case folder");
        } finally {
            run("umount", mounted.toString());
        }
    }

    @Test
    void aFullDiskEndsTheRunClearlyAndLeavesTheLastWholeState() throws Exception {
        Path disk = folder.resolve("disk");
        mount(disk, "-t", "tmpfs", "-o", "size=1m", "tmpfs");
        try {
            kept = disk.resolve("case");
            Report report = make();
            WhenceException refused =
                    refused(() -> {
                        try (CaseStore store = CaseStore.create(kept)) {
                            for (int i = 0; i < 100; i++) {
                                store.keep(new Unreadable("file " + i, "x".repeat(50_000)));
                            }
                        }
                    });
            assertThat(refused.code()).isEqualTo(3);
            assertThat(refused).hasMessageContaining("the disk is full");
            try (CaseStore store = CaseStore.create(kept)) {
                Case large = findings(report("b.txt", "x".repeat(900_000)));
                refused = refused(() -> store.keep(large, "new key"));
                assertThat(refused).hasMessageContaining("the disk is full");
                assertThat(refused.code()).isEqualTo(3);
                assertThat(store.findings("key")).isEqualTo(findings(report));
                run("mount", "-o", "remount,size=8m", disk.toString());
                store.keep(large, "new key");
            }
            try (CaseStore store = CaseStore.open(kept)) {
                assertThat(store.findings("new key")).isNotNull();
            }
        } finally {
            run("umount", disk.toString());
        }
    }

    @Test
    void theFormatOfTheCaseOnDiskIsWritten() throws Exception {
        make();
        try (Connection connection =
                        DriverManager.getConnection("jdbc:sqlite:" + kept.resolve("case.sqlite"));
                var statement = connection.createStatement()) {
            assertThat(statement.executeQuery("PRAGMA journal_mode").getString(1)).isEqualTo("wal");
            assertThat(
                            statement
                                    .executeQuery(
                                            "SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND strict = 0 AND name NOT LIKE 'sqlite%'")
                                    .getInt(1))
                    .isZero();
            assertThatThrownBy(() ->
                            statement.execute(
                                    "INSERT INTO finding VALUES ('claim', 'first', '{}')"))
                    .isInstanceOf(SQLException.class);
        }
    }

    private static void mount(Path at, String... arguments) throws Exception {
        Files.createDirectory(at);
        List<String> command = new ArrayList<>(List.of("mount"));
        command.addAll(List.of(arguments));
        command.add(at.toString());
        assumeTrue(
                run(command.toArray(String[]::new)),
                "mounting a small disk needs rights that this user lacks");
    }

    private static boolean run(String... command) throws Exception {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
