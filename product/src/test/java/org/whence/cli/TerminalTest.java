package org.whence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalTest {
    @Test
    void aWideCharacterTakesTwoColumnsAndAnAccentNone() {
        assertThat(Terminal.columns("ferry")).isEqualTo(5);
        assertThat(Terminal.columns("渡船")).isEqualTo(4);
        assertThat(Terminal.columns("e\u0301")).isEqualTo(1);
        assertThat(Terminal.columns("🚢")).isEqualTo(2);
    }

    @Test
    void aLineIsCutToItsWidth() {
        assertThat(Terminal.cut("The ferry sank", 14)).isEqualTo("The ferry sank");
        assertThat(Terminal.cut("The ferry sank", 13)).isEqualTo("The ferry sa…");
        assertThat(Terminal.cut("渡船沉沒了", 6)).isEqualTo("渡船…");
        assertThat(Terminal.cut("  The ferry", 8)).isEqualTo("  The f…");
    }

    @Test
    void wordsAreWrapped() {
        assertThat(Terminal.wrap("the ferry sank twice", 9))
                .containsExactly("the ferry", "sank", "twice");
        assertThat(Terminal.wrap("unsinkability", 5)).containsExactly("unsi…");
    }

    @Test
    void nothingInAReportMovesTheCursorOrTurnsTheLine() {
        assertThat(Terminal.plain("a\u001b[2Jb\r\nc\u202ed\u2028e")).isEqualTo("a [2Jb c d e");
    }

    @Test
    void aFileNameStaysOnItsLine() {
        assertThat(Terminal.name("a\nwhence: all is well\u001b[31m\u202e 'b' 🚢.txt"))
                .isEqualTo("a\\nwhence: all is well\\u001b[31m\\u202e 'b' 🚢.txt");
    }

    @Test
    void aTableGivesItsLastColumnWhatIsLeft() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        Terminal.table(
                out,
                List.of("n", "what"),
                List.of(List.of("1", "short"), List.of("渡船", "word ".repeat(30).strip())));
        assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
                .startsWith("n     what", "────  " + "─".repeat(94), "1     short")
                .hasSize(5)
                .allMatch(line -> Terminal.columns(line) <= 100);
    }
}
