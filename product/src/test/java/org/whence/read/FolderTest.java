package org.whence.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTest {
    @TempDir Path folder;

    private List<String> found(Path... roots) {
        return new Folder()
                .files(List.of(roots)).stream()
                        .map(found ->
                                switch (found) {
                                    case Folder.File file -> relative(file.name());
                                    case Folder.Closed closed ->
                                            relative(closed.unreadable().file())
                                                    + ": "
                                                    + closed.unreadable().why();
                                })
                        .toList();
    }

    private String relative(String name) {
        return folder.relativize(Path.of(name)).toString();
    }

    private Path file(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "words");
    }

    @Test
    void foldersAreWalkedInOrderAndHiddenFilesLeftOut() throws IOException {
        file("b.txt");
        file("a/2.txt");
        file("a/10.txt");
        file(".git/x.txt");
        file("key.json");
        assertThat(found(folder)).containsExactly("a/10.txt", "a/2.txt", "b.txt", "key.json");
    }

    @Test
    void aMissingRootIsListedAndTheOthersAreRead() throws IOException {
        Path b = file("b.txt");
        assertThat(found(folder.resolve("none"), b))
                .containsExactly("none: no such file or folder", "b.txt");
    }

    @Test
    void aFileNamedTwiceIsReadOnce() throws IOException {
        Path b = file("b.txt");
        assertThat(found(b, folder)).containsExactly("b.txt");
    }

    @Test
    void aFolderInsideItselfByLinkIsWalkedOnce(@TempDir Path outside) throws IOException {
        file("a/1.txt");
        Files.writeString(outside.resolve("secret.txt"), "words");
        Files.createSymbolicLink(folder.resolve("a/loop"), folder);
        Files.createSymbolicLink(folder.resolve("a/out"), outside);
        assertThat(found(folder))
                .containsExactly(
                        "a/1.txt",
                        "a/loop: a link; links inside a folder are not followed",
                        "a/out: a link; links inside a folder are not followed");
    }

    @Test
    void aFolderWithoutPermissionIsListed() throws IOException {
        file("a/1.txt");
        file("b.txt");
        Path closed = folder.resolve("a");
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        try {
            Assumptions.assumeFalse(Files.isReadable(closed), "this user may read everything");
            assertThat(found(folder)).containsExactly("a: permission denied", "b.txt");
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        }
    }
}
