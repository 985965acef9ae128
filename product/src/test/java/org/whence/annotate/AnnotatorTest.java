package org.whence.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.whence.Affairs;
import org.whence.model.Annotation;
import org.whence.model.Bound;
import org.whence.model.PartyKind;
import org.whence.model.Quantity;
import org.whence.model.Report;
import org.whence.model.Sentence;
import org.whence.model.Span;
import org.whence.model.TimeRef;
import org.whence.model.Token;

class AnnotatorTest {
    private static Annotation annotate(String text) {
        return Affairs.STEPS.annotate(Affairs.report("a.txt", null, text));
    }

    private static Quantity quantity(String text) {
        List<Quantity> found = annotate(text).quantities();
        assertThat(found).as(text).hasSize(1);
        return found.getFirst();
    }

    @Test
    void treesHaveOneRootAndUniversalRelations() {
        Annotation annotation =
                annotate("Oskel Holding is a firm in Norway that builds ferries for the state.");
        Sentence sentence = annotation.sentences().getFirst();
        assertThat(sentence.tokens().stream().filter(t -> t.head() < 0)).hasSize(1);
        assertThat(sentence.tokens())
                .extracting(Token::relation)
                .contains("nsubj", "cop", "case", "acl:relcl");
        Token root = sentence.tokens().stream().filter(t -> t.head() < 0).findFirst().orElseThrow();
        assertThat(root.lemma()).isEqualTo("firm");
    }

    @Test
    void namesHaveTheEndsAnEditorWouldMark() {
        String text =
                "The U.S. State Department and Norway's foreign ministry asked the Center for a New Harbour Policy about Garda-3.";
        assertThat(annotate(text).names().stream().map(n -> n.at().of(text)))
                .contains(
                        "U.S. State Department",
                        "Norway's foreign ministry",
                        "Center for a New Harbour Policy",
                        "Garda-3");
    }

    @Test
    void anOutletIsKnownAsOne() {
        String text = "Two people told The Verge and the Harbour Gazette about it.";
        assertThat(annotate(text).names())
                .filteredOn(n -> n.kind() == PartyKind.OUTLET)
                .extracting(n -> n.at().of(text))
                .contains("The Verge", "Harbour Gazette");
    }

    @Test
    void quantitiesHaveUnitAndBound() {
        assertThat(quantity("It can travel approximately 2,000 km in a day.").bound())
                .isEqualTo(Bound.ABOUT);
        assertThat(quantity("The tank holds up to 50 kg of salt."))
                .satisfies(q -> {
                    assertThat(q.value()).isEqualTo(50);
                    assertThat(q.unit()).isEqualTo("kg");
                    assertThat(q.bound()).isEqualTo(Bound.AT_MOST);
                });
        assertThat(quantity("At least seven boats sank."))
                .satisfies(q -> {
                    assertThat(q.value()).isEqualTo(7);
                    assertThat(q.unit()).isEqualTo("boat");
                    assertThat(q.bound()).isEqualTo(Bound.AT_LEAST);
                });
    }

    @Test
    void aConversionInBracketsIsTheSameQuantity() {
        String text = "The crate weighs 50 kg (110 pounds) when full.";
        assertThat(quantity(text).at().of(text)).isEqualTo("50 kg (110 pounds)");
    }

    @Test
    void anAmountMayEndInALetterForItsScale() {
        assertThat(quantity("The bank lent the mill €40m in May.").value()).isEqualTo(4e7);
        assertThat(quantity("The mill cost $1.5bn in all.").value()).isEqualTo(1.5e9);
    }

    @Test
    void yearsAndDatesAreNoQuantities() {
        assertThat(
                        annotate("The yard closed on 12 June 2019 and opened again in 2021.")
                                .quantities())
                .isEmpty();
    }

    @Test
    void timesAreResolvedAgainstTheReportsDay() {
        String text =
                "Last week the yard closed. It had opened in the first half of 2019, and since March 2020 it made losses.";
        List<TimeRef> times = Times.of(text, new Span(0, text.length()), LocalDate.of(2026, 3, 4));
        assertThat(times).hasSize(3);
        assertThat(times.get(0).from()).isEqualTo(LocalDate.of(2026, 2, 23));
        assertThat(times.get(0).to()).isEqualTo(LocalDate.of(2026, 3, 1));
        assertThat(times.get(1).to()).isEqualTo(LocalDate.of(2019, 6, 30));
        assertThat(times.get(2).from()).isEqualTo(LocalDate.of(2020, 3, 1));
        assertThat(times.get(2).to()).isNull();
    }

    @Test
    void withoutADayLastWeekStaysOpen() {
        assertThat(Times.of("It closed last week.", new Span(0, 20), null))
                .hasSize(1)
                .allSatisfy(t -> assertThat(t.from()).isNull());
    }

    @Test
    void oddTextsAreReadWithoutHarm() {
        for (String text :
                List.of(
                        "😀😀😀",
                        "Привет, мир.",
                        "中文 inside English text.",
                        "…",
                        "\"\"\"\"",
                        "a ".repeat(3000),
                        "x".repeat(5000))) {
            Annotation annotation = annotate(text);
            assertThat(annotation.sentences())
                    .allSatisfy(s ->
                            assertThat(s.tokens().stream().filter(t -> t.head() < 0)).hasSize(1));
        }
    }

    @Test
    void postsAndThePageAroundAreLeftOut() {
        Report report = Affairs.report("a.txt", null, "The yard closed.\nLeave a reply.");
        Report marked =
                new Report(
                        report.id(),
                        report.file(),
                        List.of(),
                        report.sha256(),
                        "",
                        null,
                        null,
                        null,
                        "en",
                        null,
                        null,
                        report.text(),
                        List.of(
                                report.blocks().getFirst(),
                                new org.whence.model.Block(
                                        org.whence.model.BlockKind.BOILERPLATE,
                                        report.blocks().get(1).at())));
        assertThat(Affairs.STEPS.annotate(marked).sentences()).hasSize(1);
    }

    @Test
    void aReportInAnotherLanguageGivesItsNamesOnly() {
        String text = "В Oskel Holding сообщили, что паром не вышел в море.";
        Report report = Affairs.report("a.txt", null, text);
        Report russian =
                new Report(
                        report.id(),
                        report.file(),
                        List.of(),
                        report.sha256(),
                        "",
                        null,
                        null,
                        null,
                        "ru",
                        null,
                        null,
                        text,
                        report.blocks());
        Annotation annotation = Affairs.STEPS.annotate(russian);
        assertThat(annotation.sentences()).isEmpty();
        assertThat(annotation.names()).extracting(n -> n.at().of(text)).contains("Oskel Holding");
    }
}
