package org.whence.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.whence.model.BlockKind;
import org.whence.model.ReadReport;
import org.whence.model.Report;

/// Five real reports, where they lie beside the repository.
class SeedsTest {
    private static List<ReadReport> seeds() throws IOException {
        Path folder =
                Stream.of("../shared/seeds", "../../shared/seeds")
                        .map(Path::of)
                        .filter(Files::isDirectory)
                        .findFirst()
                        .orElse(Path.of("none"));
        Assumptions.assumeTrue(Files.isDirectory(folder), "no ../shared/seeds here");
        return new Folder()
                .files(List.of(folder)).stream()
                        .filter(Folder.File.class::isInstance)
                        .map(Folder.File.class::cast)
                        .filter(file -> file.name().endsWith(".txt"))
                        .map(file -> (ReadReport) new Reader().read(file.path(), file.name()))
                        .toList();
    }

    @Test
    void everyTextIsTheFilesTextAndItsBlocksCoverIt() throws IOException {
        for (ReadReport seed : seeds()) {
            assertThat(seed.report().text())
                    .isEqualTo(Files.readString(Path.of(seed.report().file())));
            Reads.blocksCoverTheText(seed.report());
        }
    }

    @Test
    void noParagraphIsFurniture() throws IOException {
        for (ReadReport seed : seeds()) {
            assertThat(Reads.words(seed.report(), BlockKind.PARAGRAPH))
                    .map(words -> words.toLowerCase(Locale.ROOT))
                    .noneMatch(words ->
                            words.contains("email")
                                    || words.contains("subscribe")
                                    || words.contains("comment.x")
                                    || words.contains("wordpress")
                                    || words.contains("any of its affiliates")
                                    || words.length() < 40);
        }
    }

    @Test
    void noParagraphOrTitleIsLostToFurniture() throws IOException {
        for (ReadReport seed : seeds()) {
            assertThat(Reads.words(seed.report(), BlockKind.BOILERPLATE))
                    .noneMatch(words -> words.contains("Reuters") || words.contains("NATO"));
            assertThat(seed.report().language()).isEqualTo("en");
        }
    }

    @Test
    void theEmbeddedPostsAreReportsOfTheirOwn() throws IOException {
        List<Report> posts = seeds().stream().flatMap(seed -> seed.posts().stream()).toList();
        assertThat(posts).hasSize(3);
        assertThat(posts)
                .allSatisfy(post -> {
                    assertThat(post.outlet()).startsWith("@");
                    assertThat(post.published()).isNotNull();
                    assertThat(post.text()).doesNotContain("t.co/", "pic.", "(@");
                });
        assertThat(posts.get(1).blocks()).hasSize(2);
    }
}
