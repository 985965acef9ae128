package org.whence.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whence.model.Report;

class MarkdownTest {
    @TempDir Path folder;

    @Test
    void marksAreTakenOffAndTheWordsStay() {
        Report report =
                new Reads(folder)
                        .of(
                                "a.md",
                                """
                                # Yard *denies* order

                                The **Lornmouth** yard has [built](https://quay.example) three
                                ferries, said `hull_no_7`.

                                The letter
                                ----------

                                * It came in _May_.
                                1. It was read.

                                ![The yard in spring](yard.png)

                                > “We build tugs,” it says, and that is 2 * 3 * 4.

                                ---
                                """)
                        .report();
        assertThat(Reads.blocks(report))
                .containsExactly(
                        "title Yard denies order",
                        "paragraph The Lornmouth yard has built three ferries, said hull_no_7.",
                        "heading The letter",
                        "bullet It came in May.",
                        "bullet It was read.",
                        "caption The yard in spring",
                        "paragraph “We build tugs,” it says, and that is 2 * 3 * 4.");
    }

    @Test
    void theFrontMatterNamesTheCredits() {
        Report report =
                new Reads(folder)
                        .of(
                                "a.md",
                                """
                                ---
                                title: "Yard denies order"
                                outlet: The Daily Quay
                                date: 2021-05-04
                                author: Ada Brun
                                url: https://quay.example/order
                                ---

                                # Yard denies order

                                The yard has built three ferries, it said.
                                """)
                        .report();
        assertThat(report.title()).isEqualTo("Yard denies order");
        assertThat(report.outlet()).isEqualTo("The Daily Quay");
        assertThat(report.author()).isEqualTo("Ada Brun");
        assertThat(report.published()).isEqualTo(LocalDate.of(2021, 5, 4));
        assertThat(report.url()).isEqualTo("https://quay.example/order");
        assertThat(Reads.blocks(report))
                .containsExactly(
                        "title Yard denies order",
                        "paragraph The yard has built three ferries, it said.");
    }
}
