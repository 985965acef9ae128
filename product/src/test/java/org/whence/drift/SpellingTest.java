package org.whence.drift;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpellingTest {
    @Test
    void britishAndAmericanSpellingsAreOne() {
        assertThat(Spelling.fold("colour")).isEqualTo(Spelling.fold("color"));
        assertThat(Spelling.fold("organised")).isEqualTo(Spelling.fold("organized"));
        assertThat(Spelling.fold("fibre")).isEqualTo(Spelling.fold("fiber"));
    }

    @Test
    void otherWordsStayApart() {
        assertThat(Spelling.fold("prevention")).isNotEqualTo(Spelling.fold("pretension"));
        assertThat(Spelling.distance("grade", "graduate")).isEqualTo(3);
        assertThat(Spelling.prefix("grade", "graduate")).isEqualTo(4);
    }

    @Test
    void synonymsAreOneWordAndOtherWordsAreNot() {
        assertThat(Synonyms.of("manufacture")).isEqualTo(Synonyms.of("build"));
        assertThat(Synonyms.of("leader")).isNotEqualTo(Synonyms.of("lead"));
    }
}
