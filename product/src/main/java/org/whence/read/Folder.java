package org.whence.read;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.whence.model.Unreadable;

/// The files under the paths a user names: folders walked in the order of their names, hidden files left out, each
/// file once. A link inside a folder is not followed: it may lead out of it or round in it.
public final class Folder {
    /// What stands at a place.
    public sealed interface Found {}

    /// A file to read, with its name as the user would write it.
    public record File(Path path, String name) implements Found {}

    /// A place that could not be entered.
    public record Closed(Unreadable unreadable) implements Found {}

    public List<Found> files(List<Path> roots) {
        var found = new ArrayList<Found>();
        var seen = new HashSet<Path>();
        for (Path root : roots) {
            if (!Files.exists(root)) {
                found.add(closed(root, "no such file or folder"));
            } else {
                enter(root, found, seen);
            }
        }
        return List.copyOf(found);
    }

    private static void enter(Path path, List<Found> found, Set<Path> seen) {
        try {
            if (!seen.add(path.toRealPath())) {
                return;
            }
            if (Files.isDirectory(path)) {
                for (Path child : children(path)) {
                    if (Files.isSymbolicLink(child)) {
                        found.add(closed(child, "a link; links inside a folder are not followed"));
                    } else {
                        enter(child, found, seen);
                    }
                }
            } else {
                found.add(new File(path, path.toString()));
            }
        } catch (AccessDeniedException e) {
            found.add(closed(path, "permission denied"));
        } catch (IOException e) {
            found.add(closed(path, "the folder can't be read: " + e.getMessage()));
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        var children = new ArrayList<Path>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path child : all) {
                if (!child.getFileName().toString().startsWith(".")) {
                    children.add(child);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        children.sort(Comparator.comparing(child -> child.getFileName().toString()));
        return children;
    }

    private static Found closed(Path path, String why) {
        return new Closed(new Unreadable(path.toString(), why));
    }
}
