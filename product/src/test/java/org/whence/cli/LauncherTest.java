package org.whence.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher, in a copy of the repository's outline with a Java and a Maven that only say what they were asked.
class LauncherTest {
    private static final String SAY = "#!/bin/sh\nprintf '%s|' \"$PWD\" \"$LC_ALL\" \"$@\"\n";

    @TempDir Path folder;
    Path repository;
    Path module;
    Path java;
    private String out = "";
    private String err = "";

    @BeforeEach
    void anOutline() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no POSIX shell here");
        repository = Files.createDirectory(folder.resolve("a repository"));
        module = repository.resolve("product");
        Files.createDirectories(module.resolve("src/main"));
        Files.createDirectories(module.resolve("target/lib"));
        Files.writeString(module.resolve("pom.xml"), "");
        Files.writeString(repository.resolve("pom.xml"), "");
        launcher(Files.readString(Path.of("..", "whence")));
        java = program("jdk/bin/java", SAY);
        program("jdk/bin/javac", SAY);
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
        built();
    }

    private void launcher(String text) throws IOException {
        Path launcher = Files.writeString(repository.resolve("whence"), text);
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
    }

    private Path program(String name, String text) throws IOException {
        Path program = folder.resolve(name);
        Files.createDirectories(program.getParent());
        Files.writeString(program, text);
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return program;
    }

    /// A jar that is newer than all sources.
    private void built() throws IOException {
        Path jar = Files.writeString(module.resolve("target/whence-1.jar"), "");
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(60)));
    }

    private int run(Path launcher, Path from, String... arguments) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(launcher.toString());
        builder.command().addAll(List.of(arguments));
        builder.environment().clear();
        builder.environment().put("PATH", folder.resolve("bin") + ":/usr/bin:/bin");
        builder.environment().put("WHENCE_JAVA", java.toString());
        Path outFile = folder.resolve("out");
        Path errFile = folder.resolve("err");
        Process run =
                builder.directory(from.toFile())
                        .redirectOutput(outFile.toFile())
                        .redirectError(errFile.toFile())
                        .start();
        int code = run.waitFor();
        out = Files.readString(outFile);
        err = Files.readString(errFile);
        return code;
    }

    private int whence(String... arguments) throws Exception {
        return run(repository.resolve("whence"), folder, arguments);
    }

    @Test
    void argumentsAndTheCallersFolderArrive() throws Exception {
        assertThat(whence("read", "two words", "it's", "")).isZero();
        assertThat(out)
                .startsWith(folder.toRealPath() + "|")
                .contains("-cp|" + module.toRealPath() + "/target/whence-1.jar:")
                .endsWith("|org.whence.Main|read|two words|it's||");
        assertThat(err).isEmpty();
    }

    @Test
    void aLinkToTheLauncherWorks() throws Exception {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path link =
                Files.createSymbolicLink(elsewhere.resolve("one"), repository.resolve("whence"));
        Path second = Files.createSymbolicLink(elsewhere.resolve("two"), Path.of("one"));
        assertThat(Files.exists(link)).isTrue();
        assertThat(run(second, elsewhere, "claims")).isZero();
        assertThat(out).contains(module.toRealPath() + "/target/whence-1.jar");
    }

    @Test
    void fileNamesAreReadInUnicodeWhateverTheLocale() throws Exception {
        whence("claims");
        assertThat(out).contains("|C.UTF-8|");
    }

    @Test
    void nobodyWatchesAFile() throws Exception {
        whence("read", "x");
        assertThat(out).contains("|-Dwhence.watched=false|");
    }

    @Test
    void withoutAJavaItSaysWhatToInstall() throws Exception {
        launcher(
                Files.readString(repository.resolve("whence"))
                        .replaceAll("/usr/lib/jvm|/opt|/Library", "/nowhere"));
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"17.0.2\"\n");
        program("bin/java", "#!/bin/sh\necho '    java.specification.version = 21' >&2\n");
        assertThat(whence("read", "x")).isEqualTo(3);
        assertThat(err).startsWith("whence: needs Java 25 or later; none found.").hasLineCount(1);
    }

    @Test
    void itBuildsWhatIsNotBuilt() throws Exception {
        Files.delete(module.resolve("target/whence-1.jar"));
        program("bin/mvn", "#!/bin/sh\ntouch product/target/whence-1.jar\n");
        assertThat(whence("claims")).isZero();
        assertThat(err).startsWith("whence: building").hasLineCount(1);
        assertThat(out).endsWith("|org.whence.Main|claims|");
        assertThat(whence("claims")).isZero();
        assertThat(err).isEmpty();
    }

    @Test
    void itBuildsAnewWhenASourceIsNewer() throws Exception {
        Path source = Files.writeString(module.resolve("src/main/A.java"), "");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(120)));
        program("bin/mvn", "#!/bin/sh\nexit 0\n");
        whence("claims");
        assertThat(err).startsWith("whence: building");
    }

    @Test
    void aBuildThatFailsIsShownAndIsThree() throws Exception {
        Files.delete(module.resolve("target/whence-1.jar"));
        program("bin/mvn", "#!/bin/sh\necho 'A.java: no such thing'\nexit 1\n");
        assertThat(whence("claims")).isEqualTo(3);
        assertThat(err)
                .contains("A.java: no such thing")
                .endsWith("whence: the build failed; its output is above.\n");
        assertThat(out).isEmpty();
    }

    @Test
    void aJavaWithoutACompilerCannotBuild() throws Exception {
        Files.delete(module.resolve("target/whence-1.jar"));
        Files.delete(folder.resolve("jdk/bin/javac"));
        program("bin/mvn", "#!/bin/sh\nexit 0\n");
        assertThat(whence("claims")).isEqualTo(3);
        assertThat(err).contains("has no compiler");
    }
}
