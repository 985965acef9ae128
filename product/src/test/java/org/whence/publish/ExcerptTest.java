package org.whence.publish;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.whence.model.Report;
import org.whence.model.Span;

class ExcerptTest {
    @Test
    void wordsComeWithTheirSentenceAndNoMore() {
        assertThat(around("It rained. The ferry left the quay at noon. Nobody saw it.", "the quay"))
                .isEqualTo("The ferry left the quay at noon.");
    }

    @Test
    void aClosingQuotationMarkStaysWithItsSentence() {
        assertThat(around("“We saw nothing.” She left. Then it rained.", "saw"))
                .isEqualTo("“We saw nothing.”");
    }

    @Test
    void aLongSentenceIsCutAtWholeWords() {
        String many = "one two three four five six seven eight nine ten ".repeat(8);

        assertThat(around("Start " + many + "here " + many + "end", "here"))
                .startsWith("… ")
                .contains(" here ")
                .endsWith(" …")
                .hasSizeLessThan(340);
    }

    @Test
    void theNextBlockIsLeftOut() {
        Report report = Affair.report("x", null, null, null, null, null, "P first words\n\nP more");

        Excerpt excerpt = Excerpt.around(report, Affair.at(report, "words"));

        assertThat(report.quote(excerpt.at())).isEqualTo("first words");
        assertThat(excerpt.cutBefore()).isFalse();
        assertThat(excerpt.cutAfter()).isFalse();
    }

    @Test
    void anEmptyPlaceAtTheEndHasItsSentenceBefore() {
        Report report = Affair.report("x", null, null, null, null, null, "P All is well.");

        assertThat(report.quote(Excerpt.around(report, new Span(12, 12)).at()))
                .isEqualTo("All is well.");
    }

    private static String around(String text, String words) {
        Report report = Affair.report("x", null, null, null, null, null, "P " + text);
        Excerpt excerpt = Excerpt.around(report, Affair.at(report, words));
        return (excerpt.cutBefore() ? "… " : "")
                + report.quote(excerpt.at())
                + (excerpt.cutAfter() ? " …" : "");
    }
}
