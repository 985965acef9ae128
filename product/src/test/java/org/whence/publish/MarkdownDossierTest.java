package org.whence.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whence.model.Case;

class MarkdownDossierTest {
    @Test
    void aClaimHasItsOriginsWordsChainsAnswersAndChanges() throws IOException {
        assertThat(markdown(new Affair().whence()))
                .contains(
                        "### C1 The Port of Lyngvik paid at least 4 million euros to Brisa Trading",
                        "2–3 origins: Norrwire (outside the folder); Port of Lyngvik accounts",
                        "- R2 “The Port of Lyngvik paid 14 million euros to Brisa Trading”, on the"
                                + " word of Daily Fjord",
                        "- against: port director Signe Aldal denies: R1 “There was no such"
                                + " transfer”",
                        "- number changed (major): R1 “at least 4 million” → R2 “14 million”",
                        "- time changed (minor): R1 “in March 2031” → left out in R2",
                        "- scan.pdf: PDF is not read yet");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    <b>bold</b>    | &lt;b&gt;bold&lt;/b&gt;
                    *a* _b_ `c`    | \\*a\\* \\_b\\_ \\`c\\`
                    [x](y)         | \\[x\\](y)
                    # head         | \\# head
                    1. one         | 1\\. one
                    - two          | \\- two
                    R&D            | R&amp;D
                    back\\slash    | back\\\\slash
                    """)
    void wordsOfAReportAreNoMarkup(String words, String escaped) {
        assertThat(MarkdownDossier.safe(words)).isEqualTo(escaped);
    }

    @Test
    void linesOfAReportDoNotBecomeLines() {
        assertThat(MarkdownDossier.safe("one\n# two\r\n\tthree")).isEqualTo("one \\# two three");
    }

    @Test
    void aPipeDoesNotBreakTheTable() {
        assertThat(MarkdownDossier.safe("a | b")).isEqualTo("a \\| b");
    }

    @Test
    void noWordOfAReportIsAlive() throws IOException {
        assertThat(markdown(Affair.hostile("<script>alert(1)</script>")))
                .doesNotContain("<script", "</script");
    }

    @Test
    void anEmptyCaseSaysSo() throws IOException {
        assertThat(markdown(Affair.empty())).contains("No report was read.");
    }

    private static String markdown(Case whence) throws IOException {
        StringBuilder out = new StringBuilder();
        new Publisher().publish(whence, Format.MD, out);
        return out.toString();
    }
}
