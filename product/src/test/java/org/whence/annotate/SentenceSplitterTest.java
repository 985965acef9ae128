package org.whence.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.whence.model.Span;

class SentenceSplitterTest {
    private static List<String> split(String text) {
        return SentenceSplitter.split(text, new Span(0, text.length())).stream()
                .map(s -> s.of(text))
                .toList();
    }

    @Test
    void aClosingQuotationMarkStaysWithItsSentence() {
        assertThat(split("“It burned.” Nobody came."))
                .containsExactly("“It burned.”", "Nobody came.");
    }

    @Test
    void abbreviationsAndInitialsEndNothing() {
        assertThat(split("Mr. Brandt met J. K. Holm of the U.S. Navy at 5.30 p.m. on Monday."))
                .hasSize(1);
        assertThat(split("He left the U.S. The ship stayed."))
                .containsExactly("He left the U.S.", "The ship stayed.");
    }

    @Test
    void aDatelineStandsByItself() {
        assertThat(split("LUND, June 12 (Orla Wire) - The port denied it. It stays open."))
                .containsExactly(
                        "LUND, June 12 (Orla Wire) -", "The port denied it.", "It stays open.");
        assertThat(split("VARN — Two ships sank.")).containsExactly("VARN —", "Two ships sank.");
        assertThat(split("A well-known ship - the Orla - sank.")).hasSize(1);
    }

    @Test
    void aQuestionWithinAQuotationGoesOn() {
        assertThat(split("“Who did it?” she asked.")).hasSize(1);
    }

    @Test
    void aLongSemicolonPartsTwoSentences() {
        assertThat(
                        split(
                                "The harbour was closed for the whole of the winter; the ferry went to Lund instead of Varn."))
                .hasSize(2);
        assertThat(split("He sold salt; rope; and oil.")).hasSize(1);
    }

    @Test
    void nothingIsLostWhateverTheText() {
        for (String text :
                List.of("", "...", "?!", "😀 Ha. 😀", "a", "“", "1. 2. 3.", "№ 5. Привет. 中文。")) {
            String joined = String.join("", split(text)).replaceAll("\\s", "");
            assertThat(joined).isEqualTo(text.replaceAll("\\s", ""));
        }
    }
}
