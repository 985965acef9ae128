package org.whence.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.whence.Affairs;
import org.whence.model.Mention;
import org.whence.model.ResponseKind;

/// Forms of answering as newspapers write them, read by the real steps.
class AnswerFormsTest {
    private static List<ResponseKind> kinds(String text) {
        return Affairs.mentions(text).stream()
                .map(Mention::response)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "NO_REPLY|Oskel Holding did not return calls on Tuesday.",
                "NO_REPLY|Samuel Brandt left a list of questions unanswered.",
                "NO_REPLY|Samuel Brandt could not be reached on Friday.",
                "NO_REPLY|Questions sent to Oskel Holding on Monday went unanswered.",
                "NO_REPLY|Calls to the company's office were not returned.",
                "NO_REPLY|Efforts to reach Samuel Brandt failed.",
                "NO_REPLY|The harbour office has yet to respond.",
                "NO_REPLY|Ada Holm ignored three emails about the crane.",
                "NO_COMMENT|The ministry is not commenting while the inquiry runs.",
                "NO_COMMENT|Ada Holm would not say who signed the order.",
                "NO_COMMENT|Ada Holm said nothing about the crane.",
                "NO_COMMENT|Oskel Holding turned down a request for an interview.",
                "NO_COMMENT|The institute referred questions to the ministry.",
                "NO_COMMENT|Samuel Brandt hung up when asked about the crane.",
                "DENIAL|Oskel Holding rejects all accusations.",
                "DENIAL|Ada Holm used the words “false and damaging” about the report.",
                "DENIAL|Oskel Holding has denied through its press office that it sold the crane.",
                "DENIAL|Ada Holm called it false.",
                "DENIAL|A spokesman for Oskel Holding dismissed the figures as invented.",
                "DENIAL|Samuel Brandt said that the report was wrong.",
                "DENIAL|“This never happened,” Samuel Brandt told the Courier.",
                "DENIAL|There is no truth in the account, Ada Holm said.",
                "DENIAL|Samuel Brandt pleaded not guilty on Friday.",
                "UNAWARE|Ada Holm says she knew nothing of the payment.",
                "UNAWARE|The ministry said it had not heard of the crane."
            })
    void anAnswerIsToldByItsConstruction(ResponseKind kind, String text) {
        assertThat(kinds(text)).containsExactly(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The Lund Institute points to an order of the trustees.",
                "The invoices were false, the prosecutor said.",
                "Oskel Holding sent damaging and false invoices.",
                "Ada Holm said nothing was paid for the crane.",
                "The trustees rejected the budget.",
                "Samuel Brandt took the wrong report to the office.",
                "The crane could not lift the container."
            })
    void wordsThatOtherwiseAnswerMayAnswerNothing(String text) {
        assertThat(kinds(text)).isEmpty();
    }
}
