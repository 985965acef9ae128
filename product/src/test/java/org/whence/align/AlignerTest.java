package org.whence.align;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.whence.Affairs;
import org.whence.model.Case;

class AlignerTest {
    private static final String WIRE =
            "Tarn Freight sold the port of Lund to Oskel Holding in March, two people familiar with the sale told Reuters.\n"
                    + "The price was 40 million euros, the two people said.\n"
                    + "A spokesman for Oskel Holding declined to comment.\n"
                    + "The harbour has eleven cranes and employs 300 dockers.";
    private static final String RETOLD =
            "Oskel Holding bought the port of Lund from Tarn Freight in March, Reuters reported.\n"
                    + "It paid 40 million euros for the port.\n"
                    + "The harbour employs about 300 dockers.";
    private static final String OTHER =
            "The opera house in Varn will stage three new ballets this autumn.\nAda Holm, its director, said tickets would cost 12 euros.";

    @Test
    void aRetellingJoinsTheClaimAndAnotherStoryDoesNot() {
        Case whence =
                Affairs.find(
                        Affairs.report("1.txt", null, WIRE),
                        Affairs.report("2.txt", null, RETOLD),
                        Affairs.report("3.txt", null, OTHER));
        assertThat(whence.stories()).hasSize(2);
        assertThat(Affairs.claim(whence, "sold the port of Lund").mentions())
                .as("the sale in both reports")
                .anyMatch(m -> Affairs.quote(whence, m).contains("bought the port"));
        assertThat(Affairs.claim(whence, "300 dockers").mentions())
                .hasSizeGreaterThanOrEqualTo(2)
                .noneMatch(m -> Affairs.quote(whence, m).contains("40 million"));
    }

    @Test
    void theOrderOfTheReportsChangesNothing() {
        Case one =
                Affairs.find(
                        Affairs.report("1.txt", null, WIRE), Affairs.report("2.txt", null, RETOLD));
        Case two =
                Affairs.find(
                        Affairs.report("2.txt", null, RETOLD), Affairs.report("1.txt", null, WIRE));
        assertThat(one).isEqualTo(two);
    }

    @Test
    void aClaimsSentenceStandsAlone() {
        Case whence =
                Affairs.find(
                        Affairs.report(
                                "1.txt",
                                null,
                                "Tarn Freight, a subsidiary of Oskel Holding, bought three cranes in Lund.\nHowever, the firm sold two barges in Varn."));
        assertThat(whence.claims().stream().map(c -> c.sentence()))
                .contains("Tarn Freight is a subsidiary of Oskel Holding.")
                .noneMatch(s -> s.startsWith("However"));
    }

    @Test
    void anAnswerIsNotInTheClaimThatItAnswers() {
        Case whence =
                Affairs.find(
                        Affairs.report(
                                "1.txt",
                                null,
                                "Tarn Freight knew that the crane in Lund was cracked.\nThe dockers had reported the crack in May."),
                        Affairs.report(
                                "2.txt",
                                null,
                                "Tarn Freight denied that it knew that the crane in Lund was cracked."));
        assertThat(Affairs.claim(whence, "Tarn Freight knew").mentions())
                .noneMatch(m -> Affairs.quote(whence, m).contains("denied"));
    }
}
