package org.whence.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordPiecesTest {
    @Test
    void piecesAreThoseOfTheVocabulary() {
        assertThat(WordPieces.english().of("Hello, world").ids()).containsExactly(7592, 1010, 2088);
        assertThat(WordPieces.english().of("unaffable").ids()).hasSizeGreaterThan(1);
    }

    @Test
    void everyWordKnowsItsPlaceWhateverTheScript() {
        String text = "Café 😀 Привет 中文 naïve—test";
        WordPieces.Pieces pieces = WordPieces.english().of(text);
        assertThat(text.substring(pieces.starts()[0], pieces.ends()[0])).isEqualTo("Café");
        for (int i = 0; i < pieces.words(); i++) {
            String word = text.substring(pieces.starts()[i], pieces.ends()[i]);
            assertThat(word).isNotBlank().doesNotContain(" ");
        }
        assertThat(pieces.word()).isSorted();
    }

    @Test
    void anEndlessWordIsOneUnknownPiece() {
        assertThat(WordPieces.english().of("x".repeat(5000)).ids()).containsExactly(100);
    }
}
