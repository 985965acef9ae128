package org.whence.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;
import org.whence.model.Ids;

/// Which Whence this is: a hash over the checksums of its classes and word lists. Findings of another edition are found anew,
/// so that nobody has to remember to raise a number.
final class Edition {
    private static final String CURRENT = find();

    private Edition() {}

    static String current() {
        return CURRENT;
    }

    private static String find() {
        try {
            Path place =
                    Path.of(
                            Edition.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toURI());
            List<String> parts = Files.isDirectory(place) ? folder(place) : jar(place);
            return Ids.of(parts.toArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> jar(Path file) throws IOException {
        try (ZipFile jar = new ZipFile(file.toFile());
                Stream<String> parts =
                        jar.stream()
                                .filter(e -> e.getName().startsWith("org/whence/"))
                                .filter(e -> !e.isDirectory())
                                .map(e -> e.getName() + " " + e.getCrc())) {
            return parts.sorted().toList();
        }
    }

    private static List<String> folder(Path classes) throws IOException {
        try (Stream<Path> files = Files.walk(classes.resolve("org/whence"))) {
            return files.filter(Files::isRegularFile)
                    .map(f -> classes.relativize(f).toString().replace('\\', '/') + " " + crc(f))
                    .sorted()
                    .toList();
        }
    }

    private static long crc(Path file) {
        try {
            CRC32 crc = new CRC32();
            crc.update(Files.readAllBytes(file));
            return crc.getValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
