package org.whence.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.whence.model.ResponseKind;
import org.whence.model.Sentence;
import org.whence.model.Span;
import org.whence.model.Token;

/// Trees are written by hand, a word as form/lemma/TAG/head/relation, so that no model is needed.
class AnswersTest {
    private static @Nullable ResponseKind kind(String words) {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        for (String word : words.split(" ", -1)) {
            String[] parts = word.split("/", -1);
            tokens.add(
                    new Token(
                            new Span(at, at + parts[0].length()),
                            parts[1],
                            parts[2],
                            parts[2],
                            Integer.parseInt(parts[3]),
                            parts[4]));
            at += parts[0].length() + 1;
        }
        Span all = new Span(0, at - 1);
        return Answers.kind(new Sentence(all, org.whence.model.BlockKind.PARAGRAPH, tokens), all);
    }

    @Test
    void aCallThatIsNotReturnedIsNoReply() {
        assertThat(
                        kind(
                                "Oskel/Oskel/PROPN/3/nsubj did/do/AUX/3/aux not/not/PART/3/advmod return/return/VERB/-1/root calls/call/NOUN/3/obj"))
                .isEqualTo(ResponseKind.NO_REPLY);
    }

    @Test
    void aShipThatDoesNotReturnToPortAnswersNothing() {
        assertThat(
                        kind(
                                "It/it/PRON/3/nsubj did/do/AUX/3/aux not/not/PART/3/advmod return/return/VERB/-1/root to/to/ADP/5/case port/port/NOUN/3/obl"))
                .isNull();
    }

    @Test
    void requestsThatWereNotAnsweredAreNoReply() {
        assertThat(
                        kind(
                                "Requests/request/NOUN/5/nsubj:pass for/for/ADP/2/case comment/comment/NOUN/0/nmod were/be/AUX/5/aux:pass not/not/PART/5/advmod answered/answer/VERB/-1/root"))
                .isEqualTo(ResponseKind.NO_REPLY);
    }

    @Test
    void whoWouldNotBeDrawnDoesNotComment() {
        assertThat(
                        kind(
                                "She/she/PRON/4/nsubj would/would/AUX/4/aux not/not/PART/4/advmod be/be/AUX/4/aux:pass drawn/draw/VERB/-1/root"))
                .isEqualTo(ResponseKind.NO_COMMENT);
    }

    @Test
    void whoRejectsAccusationsDenies() {
        assertThat(
                        kind(
                                "Oskel/Oskel/PROPN/1/nsubj rejects/reject/VERB/-1/root all/all/DET/3/det accusations/accusation/NOUN/1/obj"))
                .isEqualTo(ResponseKind.DENIAL);
    }

    @Test
    void whoDismissesADirectorDeniesNothing() {
        assertThat(
                        kind(
                                "Oskel/Oskel/PROPN/1/nsubj dismissed/dismiss/VERB/-1/root the/the/DET/3/det director/director/NOUN/1/obj after/after/ADP/6/case the/the/DET/7/det report/report/NOUN/1/obl"))
                .isNull();
    }

    @Test
    void wordsCalledFalseAreDenied() {
        assertThat(
                        kind(
                                "The/the/DET/1/det report/report/NOUN/3/nsubj is/be/AUX/3/cop false/false/ADJ/-1/root"))
                .isEqualTo(ResponseKind.DENIAL);
    }

    @Test
    void falseInvoicesAreNoDenial() {
        assertThat(
                        kind(
                                "Oskel/Oskel/PROPN/1/nsubj wrote/write/VERB/-1/root false/false/ADJ/3/amod invoices/invoice/NOUN/1/obj"))
                .isNull();
    }

    @Test
    void whoHasNoRecordIsUnaware() {
        assertThat(
                        kind(
                                "It/it/PRON/1/nsubj has/have/VERB/-1/root no/no/DET/3/det record/record/NOUN/1/obj of/of/ADP/5/case it/it/PRON/3/nmod"))
                .isEqualTo(ResponseKind.UNAWARE);
    }

    @Test
    void aMinistryThatStaysSilentDoesNotComment() {
        assertThat(
                        kind(
                                "The/the/DET/1/det ministry/ministry/NOUN/3/nsubj was/be/AUX/3/cop silent/silent/ADJ/-1/root"))
                .isEqualTo(ResponseKind.NO_COMMENT);
    }

    @Test
    void whoIsDeniedAccessAnswersNothing() {
        assertThat(
                        kind(
                                "Guards/guard/NOUN/1/nsubj denied/deny/VERB/-1/root access/access/NOUN/1/obj"))
                .isNull();
    }
}
