package org.whence.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.whence.Affairs;
import org.whence.model.Annotation;
import org.whence.model.Attribution;
import org.whence.model.AttributionType;
import org.whence.model.Report;
import org.whence.model.Stance;

class AttributorTest {
    private static List<Attribution> attributions(String text) {
        Report report = Affairs.report("a.txt", null, text);
        Annotation annotation = Affairs.STEPS.annotate(report);
        return Affairs.STEPS.attribute(report, annotation).attributions();
    }

    @Test
    void sourceCueAndContentAreFoundWithTheirWords() {
        String text = "The mine has been closed since May, said Ada Holm, a geologist at Lund.";
        assertThat(attributions(text))
                .hasSize(1)
                .first()
                .satisfies(a -> {
                    assertThat(a.source().getFirst().of(text)).startsWith("Ada Holm");
                    assertThat(a.cue().getFirst().of(text)).isEqualTo("said");
                    assertThat(a.content().getFirst().of(text))
                            .isEqualTo("The mine has been closed since May");
                    assertThat(a.type()).isEqualTo(AttributionType.INDIRECT);
                });
    }

    @Test
    void quotationMarksMakeItDirect() {
        assertThat(attributions("“The mine is closed for good,” Ada Holm said."))
                .first()
                .extracting(Attribution::type)
                .isEqualTo(AttributionType.DIRECT);
    }

    @Test
    void theOutletThatWasToldStandsBeforeTheSource() {
        assertThat(
                        Affairs.chain(
                                "Two people familiar with the sale told Reuters that the port had been pledged to a bank.",
                                "pledged"))
                .containsExactly("Reuters", "Two people familiar with the sale");
    }

    @Test
    void whoeverSawTheDocumentsStandsBeforeThem() {
        assertThat(
                        Affairs.chain(
                                "According to documents reviewed by Reuters, the port had been pledged to a bank in Lund.",
                                "pledged"))
                .startsWith("Reuters")
                .last()
                .asString()
                .startsWith("documents reviewed by Reuters");
    }

    @Test
    void whoIsCitedStandsBehindWhoCites() {
        assertThat(
                        Affairs.chain(
                                "The port was pledged to a bank, Reuters reported, citing a single unnamed source.",
                                "pledged"))
                .containsExactly("Reuters", "a single unnamed source");
    }

    @Test
    void aPronounStandsForTheNameBeforeIt() {
        assertThat(
                        Affairs.chain(
                                "Ada Holm studies old mines. She said the shaft was flooded in March.",
                                "flooded"))
                .containsExactly("Ada Holm");
    }

    @Test
    void anUnnamedSourceKeepsItsDescription() {
        assertThat(
                        Affairs.chain(
                                "Three harbour officials said the crane had failed twice before.",
                                "failed"))
                .containsExactly("Three harbour officials");
    }

    @Test
    void aLateCreditTakesTheWholeSentence() {
        assertThat(
                        Affairs.chain(
                                "The crane had failed twice before the accident, according to an internal report by Oskel.",
                                "failed"))
                .last()
                .asString()
                .contains("internal report");
    }

    @Test
    void theCueTellsTheStance() {
        assertThat(attributions("Oskel denied that the crane had failed."))
                .first()
                .extracting(Attribution::stance)
                .isEqualTo(Stance.DENIES);
        assertThat(attributions("Oskel confirmed that the crane had failed."))
                .first()
                .extracting(Attribution::stance)
                .isEqualTo(Stance.CONFIRMS);
    }

    @Test
    void aViewIsNoStatementOfTheirs() {
        String text = "The owners had threatened to close the theatre in June.";
        assertThat(Affairs.mention(text, "threatened to close").chain()).isEmpty();
    }

    @Test
    void whoWillNotSayDeclines() {
        assertThat(attributions("The ministry would not say whether the ferry had been inspected."))
                .first()
                .extracting(Attribution::stance)
                .isEqualTo(Stance.DECLINES);
    }
}
