package org.whence.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.whence.model.Unreadable;

/// The files under the paths that a user names, in the order of their names. Hidden files are left out, links to folders are
/// not followed, and what can't be listed is said.
public final class Folder {
    /// A file to read and how the user would name it, or what could not be listed.
    public sealed interface Entry permits Found, Missing {}

    public record Found(Path path, String name) implements Entry {}

    public record Missing(Unreadable unreadable) implements Entry {}

    public List<Entry> files(List<Path> roots) {
        List<Entry> entries = new ArrayList<>();
        Set<Path> seen = new HashSet<>();
        for (Path root : roots) {
            if (!Files.exists(root)) {
                entries.add(new Missing(new Unreadable(root.toString(), "no such file or folder")));
            } else if (Files.isDirectory(root)) {
                walk(root, root, seen, entries);
            } else if (seen.add(root.toAbsolutePath().normalize())) {
                entries.add(new Found(root, root.toString()));
            }
        }
        return entries;
    }

    private static void walk(Path folder, Path root, Set<Path> seen, List<Entry> entries) {
        List<Path> children;
        try (Stream<Path> listed = Files.list(folder)) {
            children = listed.sorted().toList();
        } catch (IOException e) {
            entries.add(
                    new Missing(
                            new Unreadable(
                                    folder.toString(),
                                    "the folder can't be listed: " + e.getMessage())));
            return;
        }
        for (Path child : children) {
            if (String.valueOf(child.getFileName()).startsWith(".")) {
                continue;
            }
            if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
                walk(child, root, seen, entries);
            } else if (Files.isSymbolicLink(child) && Files.isDirectory(child)) {
                entries.add(
                        new Missing(
                                new Unreadable(
                                        child.toString(), "a link to a folder, not followed")));
            } else if (seen.add(child.toAbsolutePath().normalize())) {
                entries.add(new Found(child, child.toString()));
            }
        }
    }
}
