package org.whence.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|The yard said that it has built two of the ferries.",
                "de|Die Werft hat nach eigenen Angaben zwei der Schiffe nicht gebaut.",
                "fr|Le chantier a dit que les navires ne sont pas dans le port.",
                "ru|Завод заявил, что не строил паромы и не знает о них.",
                "uk|Завод заявив, що не будував пороми та не знає про них.",
                "zh|造船厂表示没有建造这些渡轮。",
                "ja|造船所はフェリーを建造していないと述べた。",
                "und|Lornmouth 2021",
            })
    void aTextTellsItsLanguage(String language, String text) {
        assertThat(Language.of(text)).isEqualTo(language);
    }
}
