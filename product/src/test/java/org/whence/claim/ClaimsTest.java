package org.whence.claim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.whence.Affairs;
import org.whence.model.Certainty;
import org.whence.model.Polarity;
import org.whence.model.ResponseKind;

class ClaimsTest {
    @Test
    void theContentSpeaksAndTheFrameAroundItDoesNot() {
        assertThat(
                        Affairs.words(
                                "The harbour master said that the ferry hit the northern pier on Monday."))
                .contains("the ferry hit the northern pier on Monday")
                .noneMatch(w -> w.startsWith("The harbour master said"));
    }

    @Test
    void anAppositiveStatesSomethingOfItsOwn() {
        assertThat(
                        Affairs.words(
                                "Tarn Freight, a subsidiary of Oskel Holding, bought three cranes in Lund."))
                .anyMatch(w -> w.equals("Tarn Freight, a subsidiary of Oskel Holding"));
    }

    @Test
    void coordinateClausesArePartedAndKeepTheirWords() {
        assertThat(
                        Affairs.words(
                                "The bank closed two branches in Varn and the mayor opened a new market hall."))
                .contains(
                        "The bank closed two branches in Varn",
                        "the mayor opened a new market hall");
    }

    @Test
    void everyFigureOfAnEnumerationCanBeFound() {
        assertThat(
                        Affairs.words(
                                "The plant used 40 tonnes of sand, 170 litres of water and 12 sacks of salt."))
                .anyMatch(w -> w.equals("170 litres of water"));
    }

    @Test
    void aModalMakesAClaimPossible() {
        assertThat(Affairs.mention("The dam could flood the lower valley.", "flood").certainty())
                .isEqualTo(Certainty.POSSIBLE);
        assertThat(Affairs.mention("The dam flooded the lower valley.", "flood").certainty())
                .isEqualTo(Certainty.CERTAIN);
    }

    @Test
    void aPlanIsNotAFact() {
        assertThat(
                        Affairs.mention(
                                        "The council plans to sell the old theatre to Brask.",
                                        "sell")
                                .certainty())
                .isEqualTo(Certainty.PLANNED);
    }

    @Test
    void negationTurnsAClaimRoundAndNotOnlyDoesNot() {
        assertThat(Affairs.mention("The ferry did not reach the island.", "reach").polarity())
                .isEqualTo(Polarity.DENIED);
        assertThat(
                        Affairs.mention(
                                        "The ferry not only reached the island in the storm.",
                                        "reached")
                                .polarity())
                .isEqualTo(Polarity.AFFIRMED);
    }

    @Test
    void answersAreToldByTheirKind() {
        assertThat(
                        Affairs.mention(
                                        "Neither Tarn Freight nor Oskel Holding responded to requests for comment.",
                                        "responded")
                                .response())
                .isEqualTo(ResponseKind.NO_REPLY);
        assertThat(Affairs.mention("The ministry declined to comment.", "declined").response())
                .isEqualTo(ResponseKind.NO_COMMENT);
        assertThat(Affairs.mention("The mayor was unaware of the contract.", "unaware").response())
                .isEqualTo(ResponseKind.UNAWARE);
        assertThat(Affairs.mention("Oskel Holding denied the report.", "denied").response())
                .isEqualTo(ResponseKind.DENIAL);
        assertThat(Affairs.mention("The mayor opened a new market hall.", "opened").response())
                .isNull();
    }

    @Test
    void talkAboutTheReportIsNoClaim() {
        assertThat(
                        Affairs.words(
                                "This development raises serious questions. Oskel Holding bought three cranes in Lund."))
                .noneMatch(w -> w.contains("raises serious questions"))
                .anyMatch(w -> w.contains("bought three cranes"));
    }

    @Test
    void everyMentionLiesInItsTextAndHasAReason() {
        String text =
                "“We saw it burn,” said Ada Holm, who lives nearby. The fire, which began at dawn, destroyed 12 boats.";
        assertThat(Affairs.mentions(text))
                .isNotEmpty()
                .allSatisfy(m -> {
                    assertThat(m.at().of(text)).isNotBlank();
                    assertThat(m.why()).isNotEmpty();
                });
    }

    @Test
    void whatOnlyNamesOrAsksOrDescribesTheSpeakerIsNoStatement() {
        assertThat(
                        Affairs.words(
                                "The yard launched a tug called the Marrow Star in Varn. Ada Holm, a retired pilot who lives in Lund, said the tug lost its rudder. The council discussed whether the tug had been inspected."))
                .anyMatch(w -> w.contains("launched a tug"))
                .contains("the tug lost its rudder")
                .noneMatch(w -> w.startsWith("called the Marrow"))
                .noneMatch(w -> w.startsWith("Ada Holm, a retired pilot"))
                .noneMatch(w -> w.startsWith("whether"));
    }

    @Test
    void anOrderToTheReaderIsNoStatement() {
        assertThat(Affairs.words("Leave the bags where they are and keep the delivery note."))
                .noneMatch(w -> w.startsWith("Leave"));
    }

    @Test
    void theObjectOfAPrepositionIsToldByTheClauseAroundIt() {
        assertThat(
                        Affairs.words(
                                "The prosecutor accused the ferry line of hiding the damage in Varn."))
                .anyMatch(w -> w.startsWith("The prosecutor accused"))
                .noneMatch(w -> w.startsWith("of hiding"));
    }

    @Test
    void thatASourceWantsNoNameIsNoStatement() {
        assertThat(
                        Affairs.words(
                                "The tug lost its rudder, two dockers told Reuters. The dockers asked not to be named because they feared losing their jobs."))
                .anyMatch(w -> w.startsWith("The tug lost"))
                .noneMatch(w -> w.contains("not to be named"))
                .noneMatch(w -> w.contains("feared losing"));
    }

    @Test
    void anAppositiveBeginsWithItsNameAndNotWithAPreposition() {
        assertThat(
                        Affairs.words(
                                "The port paid 200,000 euros to Tarn Freight, a subsidiary of Oskel Holding."))
                .anyMatch(w -> w.startsWith("Tarn Freight, a subsidiary"));
    }
}
