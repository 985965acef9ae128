package org.whence.annotate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whence.Affairs;
import org.whence.model.WhenceException;

class ReadingModelTest {
    private static final ReadingModel MODEL = ReadingModel.load();

    private static List<ReadSentence> read(String text) {
        return MODEL.read(Affairs.report("a.txt", null, text));
    }

    @Test
    void aForeignModelIsRefused() {
        byte[] foreign = "no model".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> new ReadingModel(foreign, foreign))
                .isInstanceOf(WhenceException.class)
                .hasMessageContaining("not the model this version was built for");
    }

    @Test
    void aSentenceIsATreeOverItsWords() {
        List<ReadSentence> read = read("Oskel Holding did not deny that its ferries had leaked.");
        assertThat(read).hasSize(1);
        var words = read.getFirst().words();
        assertThat(words.stream().map(ReadWord::form))
                .containsExactly(
                        "Oskel", "Holding", "did", "not", "deny", "that", "its", "ferries", "had",
                        "leaked", ".");
        assertThat(words.get(4).head()).isEqualTo(-1);
        assertThat(words.get(4).lemma()).isEqualTo("deny");
        assertThat(words.get(1).relation()).isEqualTo("nsubj");
        assertThat(words.get(1).head()).isEqualTo(4);
        assertThat(words.get(9).relation()).isEqualTo("ccomp");
    }

    @Test
    void whatFollowsOrPrecedesFarAwayDoesNotMoveTheTree() {
        String sentence = "The Brevik Institute published a study of tides.";
        String many =
                IntStream.range(0, 80)
                        .mapToObj(i -> "Boat number " + i + " left the harbour at noon.")
                        .collect(Collectors.joining(" "));
        var alone = read(sentence).getFirst().words();
        var last = read(many + " " + sentence).getLast().words();
        assertThat(last.stream().map(ReadWord::head).toList())
                .isEqualTo(alone.stream().map(ReadWord::head).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "“It never closed, said the harbour master of Oskel, and then",
                "Завод в Оскеле сообщил, что паром не вышел в море.",
                "奥斯克尔控股公司周一表示，渡轮没有出海。",
                "😀 👍🏽 ́ a\u0301\u0301 \u200b\u200f x",
                "...",
                "(((((((((("
            })
    void anyTextIsRead(String text) {
        for (ReadSentence sentence : read(text)) {
            assertThat(sentence.words().stream().filter(w -> w.head() < 0)).hasSize(1);
        }
    }

    @Test
    void tenThousandQuotationMarksAreRead() {
        assertThat(read("\"".repeat(10_000))).isNotEmpty();
    }

    @Test
    void aParagraphOfFiveMillionLettersIsOneWord() {
        List<ReadSentence> read = read("x".repeat(5_000_000));
        assertThat(read).hasSize(1);
        assertThat(read.getFirst().words()).hasSize(1);
    }
}
