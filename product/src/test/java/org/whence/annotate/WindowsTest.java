package org.whence.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WindowsTest {
    @Test
    void everySentenceLiesWholeInAWindow() {
        int[] begin = new int[60];
        for (int i = 1; i < begin.length; i++) {
            begin[i] = begin[i - 1] + 5 + i * 7 % 40;
        }
        List<Windows.Window> windows = Windows.over(begin);
        assertThat(windows).hasSizeGreaterThan(3);
        for (int s = 0; s + 1 < begin.length; s++) {
            int sentence = s;
            assertThat(windows)
                    .anyMatch(w ->
                            w.first() <= sentence
                                    && sentence < w.end()
                                    && w.to() >= begin[sentence + 1]);
        }
        assertThat(windows).allMatch(w -> w.to() - w.from() <= Windows.SIZE);
    }

    @Test
    void aWindowBeginsWithTheLastWordsOfTheOneBefore() {
        int[] begin = new int[40];
        for (int i = 1; i < begin.length; i++) {
            begin[i] = i * 20;
        }
        List<Windows.Window> windows = Windows.over(begin);
        assertThat(windows.get(1).from()).isLessThan(windows.get(0).to());
    }
}
