package org.whence.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.whence.model.Block;
import org.whence.model.BlockKind;
import org.whence.model.ReadReport;
import org.whence.model.ReadResult;
import org.whence.model.Report;
import org.whence.model.Unreadable;

/// Files with the content a test gives, read.
record Reads(Path folder) {
    ReadResult result(String name, byte[] content) {
        try {
            Path file = Files.write(folder.resolve(name), content);
            return new Reader().read(file, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ReadReport of(String name, String content) {
        return of(name, content.getBytes(StandardCharsets.UTF_8));
    }

    ReadReport of(String name, byte[] content) {
        ReadResult result = result(name, content);
        assertThat(result).isInstanceOf(ReadReport.class);
        ReadReport read = (ReadReport) result;
        blocksCoverTheText(read.report());
        return read;
    }

    String whyNot(String name, byte[] content) {
        ReadResult result = result(name, content);
        assertThat(result).isInstanceOf(Unreadable.class);
        assertThat(((Unreadable) result).file()).isEqualTo(name);
        return ((Unreadable) result).why();
    }

    /// The blocks of a text file as `KIND words`, lines of a block joined by ` / `.
    List<String> blocks(String text) {
        return blocks(of("report.txt", text).report());
    }

    static List<String> blocks(Report report) {
        return report.blocks().stream()
                .map(b -> b.kind().name().toLowerCase(Locale.ROOT) + " " + words(report, b))
                .toList();
    }

    static List<String> words(Report report, BlockKind kind) {
        return report.blocks().stream()
                .filter(b -> b.kind() == kind)
                .map(b -> words(report, b))
                .toList();
    }

    private static String words(Report report, Block block) {
        return report.quote(block.at()).replace("\n", " / ");
    }

    /// Blocks are in order and apart, and between them there is white space or a bullet's mark.
    static void blocksCoverTheText(Report report) {
        int end = 0;
        for (Block block : report.blocks()) {
            assertThat(block.at().start()).isGreaterThanOrEqualTo(end);
            assertThat(report.text().substring(end, block.at().start()))
                    .matches("\\s*(?:\\S{1,3}\\s+)?");
            end = block.at().end();
        }
        assertThat(report.text().substring(end)).isBlank();
    }
}
