package org.whence.read;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whence.model.Report;
import org.whence.model.Unreadable;

/// What a file may be that is not a report in UTF-8.
class ReaderTest {
    private static final String TEXT =
            "Завод отрицает заказ\n\nЗавод в Лорнмуте построил три парома для покупателя, которого он не называет,"
                    + " сообщили во вторник два человека, которые там работают.\n";
    private static final String FRENCH =
            "Le chantier nie la commande\n\nLe chantier a été fermé en février, a déclaré « Ada » à la presse, et la"
                    + " forêt derrière lui aussi.\n";

    @TempDir Path folder;
    private Reads reads = new Reads(Path.of("."));

    @BeforeEach
    void reading() {
        reads = new Reads(folder);
    }

    @Test
    void anEmptyFileIsListedAsSuch() {
        assertThat(reads.whyNot("a.txt", new byte[0])).isEqualTo("the file is empty");
        assertThat(reads.whyNot("b.txt", " \n\n ".getBytes(UTF_8))).isEqualTo("the file is empty");
    }

    @Test
    void thirtyMegabytesOfOneLineAreRefusedAtOnce() {
        byte[] line = new byte[30_000_000];
        Arrays.fill(line, (byte) 'a');
        Assertions.assertThat(reads.whyNot("a.txt", line)).startsWith("too big: 30 MB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.txt", "a.md", "a.html"})
    void aLineLongerThanAnyReportHasIsRefused(String name) {
        byte[] line = new byte[3_000_000];
        Arrays.fill(line, (byte) 'a');
        org.junit.jupiter.api.Assertions.assertTimeout(
                Duration.ofSeconds(10),
                () -> assertThat(reads.whyNot(name, line)).startsWith("a line of 3,000,000"));
    }

    @Test
    void binaryContentNamedTxtIsRefused() {
        byte[] noise = new byte[5000];
        new Random(7).nextBytes(noise);
        assertThat(reads.whyNot("a.txt", noise)).startsWith("not text");
        assertThat(reads.whyNot("b.txt", "%PDF-1.7\n%âãÏÓ\n1 0 obj".getBytes(UTF_8)))
                .contains("a PDF");
    }

    @Test
    void anUnknownFormatIsNamed() {
        assertThat(reads.whyNot("a.docx", "PK".getBytes(UTF_8)))
                .isEqualTo("unknown format .docx; Whence reads .txt, .md and .html");
        assertThat(reads.whyNot("README", "words".getBytes(UTF_8))).contains("no file extension");
    }

    @Test
    void aMissingFileAndAFolderAreListed() {
        assertThat(new Reader().read(folder.resolve("none.txt"), "none.txt"))
                .isEqualTo(new Unreadable("none.txt", "no such file"));
        assertThat(new Reader().read(folder, "folder"))
                .isEqualTo(new Unreadable("folder", "a folder, not a file"));
    }

    @Test
    void aFileWithoutPermissionIsListed() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), TEXT);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        Assumptions.assumeFalse(Files.isReadable(file), "this user may read everything");
        assertThat(new Reader().read(file, "a.txt"))
                .isEqualTo(new Unreadable("a.txt", "permission denied"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b.txt", "it's \"here\".txt", "new\nline.txt", "🚢.TXT"})
    void anyNameWillDo(String name) {
        assertThat(reads.of(name, TEXT).report().file()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1251", "KOI8-R"})
    void theEncodingIsDetected(String charset) {
        Report report =
                reads.of("a.txt", TEXT.repeat(3).getBytes(Charset.forName(charset))).report();
        assertThat(report.text()).isEqualTo(TEXT.repeat(3));
        assertThat(report.language()).isEqualTo("ru");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "windows-1252"})
    void accentsInLatinTextAreDetected(String charset) {
        assertThat(reads.of("a.txt", FRENCH.getBytes(Charset.forName(charset))).report().text())
                .isEqualTo(FRENCH);
    }

    @Test
    void aByteOrderMarkIsNoText() {
        String marked = "\ufeff" + TEXT;
        assertThat(reads.of("a.txt", marked.getBytes(UTF_8)).report().text()).isEqualTo(TEXT);
        assertThat(reads.of("b.txt", marked.getBytes(UTF_16LE)).report().text()).isEqualTo(TEXT);
        assertThat(reads.of("c.txt", marked.getBytes(UTF_16BE)).report().text()).isEqualTo(TEXT);
    }

    @Test
    void brokenUtf8IsReadWithItsDamageShown() throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.write(FRENCH.getBytes(UTF_8));
        bytes.write(0xC3);
        bytes.write("(\n".getBytes(UTF_8));
        bytes.write(FRENCH.getBytes(UTF_8));
        assertThat(reads.of("a.txt", bytes.toByteArray()).report().text())
                .isEqualTo(FRENCH + "\ufffd(\n" + FRENCH);
    }

    @Test
    void theSameBytesHaveTheSameIdUnderAnyName() {
        Report a = reads.of("a.txt", TEXT).report();
        Report b = reads.of("b.txt", TEXT).report();
        assertThat(a.id()).isEqualTo(b.id());
        assertThat(a.sha256()).isEqualTo(b.sha256()).hasSize(64);
        assertThat(reads.of("c.txt", TEXT + "\n").report().id()).isNotEqualTo(a.id());
    }
}
