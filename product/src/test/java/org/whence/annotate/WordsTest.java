package org.whence.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.whence.model.Span;

class WordsTest {
    private static List<String> split(String text) {
        return Words.split(text, new Span(0, text.length())).stream().map(s -> s.of(text)).toList();
    }

    @Test
    void contractionsAndPossessivesAreWordsOfTheirOwn() {
        assertThat(split("He didn't say Oskel’s crew cannot row."))
                .containsExactly(
                        "He", "did", "n't", "say", "Oskel", "’s", "crew", "can", "not", "row", ".");
    }

    @Test
    void hyphensPartWordsButNeitherDesignationsNorPrefixes() {
        assertThat(split("a well-known anti-ship Garda-3 from U.S.-based Ver-Holm"))
                .containsExactly(
                        "a",
                        "well",
                        "-",
                        "known",
                        "anti-ship",
                        "Garda-3",
                        "from",
                        "U.S.",
                        "-",
                        "based",
                        "Ver",
                        "-",
                        "Holm");
    }

    @Test
    void numbersKeepTheirCommasAndLoseTheirUnits() {
        assertThat(split("$5.3 million, 1,200km in the 1990s (10%)"))
                .containsExactly(
                        "$", "5.3", "million", ",", "1,200", "km", "in", "the", "1990s", "(", "10",
                        "%", ")");
    }

    @Test
    void addressesAndHandlesAreWhole() {
        assertThat(split("See https://oskel.example/a?b=1, @oskel_tv."))
                .containsExactly("See", "https://oskel.example/a?b=1", ",", "@oskel_tv", ".");
    }

    @Test
    void whateverTheScriptEveryWordIsInItsPlace() {
        assertThat(split("Café 😀 Привет — 中文!"))
                .containsExactly("Café", "😀", "Привет", "—", "中文", "!");
    }
}
