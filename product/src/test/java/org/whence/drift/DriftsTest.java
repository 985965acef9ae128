package org.whence.drift;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.whence.Affairs;
import org.whence.model.Case;
import org.whence.model.DriftKind;

class DriftsTest {
    private static final String WIRE =
            "Tarn Freight could sell the port of Lund to Oskel Holding for 40 million euros, two people familiar with the talks told Reuters.\n"
                    + "Tarn Freight had paid 12 million euros to the port director's brother, documents seen by Reuters show.\n"
                    + "Ada Holm, a harbour historian, said the sale would be the largest in the region. She said more information was needed to establish whether the contract was lawful.";

    private static Case retold(String text) {
        return Affairs.find(
                Affairs.report("1.txt", null, WIRE), Affairs.report("2.txt", null, text));
    }

    @Test
    void aFigureThatChangedIsFound() {
        Case whence =
                retold(
                        "Tarn Freight had paid 120 million euros to the port director's brother, Reuters reported.");
        assertThat(Affairs.drifts(whence, DriftKind.QUANTITY))
                .hasSize(1)
                .allSatisfy(d -> assertThat(Affairs.after(whence, d)).contains("120"));
    }

    @Test
    void roundingAndAnotherUnitAreNoDrift() {
        Case whence =
                retold(
                        "Tarn Freight had paid nearly 12 million euros (13 million dollars) to the port director's brother, Reuters reported.");
        assertThat(Affairs.drifts(whence, DriftKind.QUANTITY)).isEmpty();
    }

    @Test
    void aPossibilityToldAsAFactIsFound() {
        Case whence =
                retold(
                        "Tarn Freight sells the port of Lund to Oskel Holding for 40 million euros, Reuters reported.");
        assertThat(Affairs.drifts(whence, DriftKind.CERTAINTY))
                .isNotEmpty()
                .allSatisfy(d -> assertThat(d.why()).isNotEmpty());
    }

    @Test
    void paraphraseIsNoDrift() {
        Case whence =
                retold(
                        "Tarn Freight might sell Lund's port to Oskel Holding for 40 million euros, Reuters reported.");
        assertThat(whence.drifts()).isEmpty();
    }

    @Test
    void aCreditThatIsNamedNowhereWasDropped() {
        Case whence =
                retold(
                        "Tarn Freight had paid 12 million euros to the port director's brother.\nTarn Freight could sell the port of Lund to Oskel Holding for 40 million euros.");
        assertThat(Affairs.drifts(whence, DriftKind.ATTRIBUTION))
                .hasSize(1)
                .allSatisfy(d -> assertThat(d.why().getFirst().detail()).contains("Reuters"));
    }

    @Test
    void aSentenceWithoutCreditInAReportThatCreditsIsNoDrop() {
        Case whence =
                retold(
                        "Reuters reported on the port of Lund on Monday.\nTarn Freight had paid 12 million euros to the port director's brother.");
        assertThat(Affairs.drifts(whence, DriftKind.ATTRIBUTION)).isEmpty();
    }

    @Test
    void anotherActorIsFound() {
        Case whence =
                retold(
                        "Oskel Holding had paid 12 million euros to the port director's brother, Reuters reported.");
        assertThat(Affairs.drifts(whence, DriftKind.ACTOR))
                .hasSize(1)
                .allSatisfy(d -> assertThat(Affairs.after(whence, d)).isEqualTo("Oskel Holding"));
    }

    @Test
    void aDoubtLeftOutOfAnExpertsWordsIsFound() {
        Case whence =
                retold(
                        "Ada Holm, a harbour historian, told Reuters that the sale would be the largest in the region.");
        assertThat(Affairs.drifts(whence, DriftKind.OMISSION))
                .hasSize(1)
                .allSatisfy(d -> assertThat(d.why().getFirst().detail()).contains("Ada Holm"));
    }

    private static final String LEAD =
            "BRENNA, May 4 (Reuters) - The regional council knew in January that wells near the Ostmark quarry were fouled, two officials with knowledge of the inquiry told Reuters. Documents seen by Reuters name the quarry's owner, Tarn Freight.\n";

    private static final String RETOLD =
            "The regional council knew in January that wells near the Ostmark quarry were fouled, Reuters reported, citing two officials with knowledge of the inquiry. The owner of the quarry, Tarn Freight, is named in documents that Reuters saw.\n";

    private static Case retold(String wire, String text) {
        return Affairs.find(
                Affairs.report("1.txt", "Reuters", LEAD + wire),
                Affairs.report("2.txt", "The Daily Ledger", RETOLD + text));
    }

    private static void found(Case whence, DriftKind kind, String rule, String after) {
        assertThat(Affairs.drifts(whence, kind))
                .anySatisfy(d -> {
                    assertThat(Affairs.after(whence, d)).contains(after);
                    assertThat(d.why().getFirst().rule()).isEqualTo(rule);
                });
    }

    @Test
    void anotherBoundIsFound() {
        Case whence =
                retold(
                        "Up to 400 tonnes of grain could be rotting in the silos, one official said.",
                        "At least 400 tonnes of grain could be rotting in the silos, Reuters reported.");
        found(whence, DriftKind.QUANTITY, "bound", "At least 400");
    }

    @Test
    void aRoundedFigureIsNoDrift() {
        Case whence =
                retold(
                        "The quarry took 1,969 tonnes of gravel from the river, one official said.",
                        "The quarry took about 2,000 tonnes of gravel from the river, Reuters reported.");
        assertThat(Affairs.drifts(whence, DriftKind.QUANTITY)).isEmpty();
    }

    @Test
    void someToldAsAllIsFound() {
        Case whence =
                retold(
                        "Five of the nine lakes exceeded the limit for nitrate, the documents show.",
                        "Every lake exceeded the limit for nitrate, Reuters reported.");
        found(whence, DriftKind.SCOPE, "quantifier", "Every lake");
    }

    @Test
    void someToldAsSeveralIsNoDrift() {
        Case whence =
                retold(
                        "Some wells exceeded the limit for nitrate, the documents show.",
                        "Several wells exceeded the limit for nitrate, Reuters reported.");
        assertThat(Affairs.drifts(whence, DriftKind.SCOPE)).isEmpty();
    }

    @Test
    void anotherYearIsFound() {
        Case whence =
                retold(
                        "The pumps were stolen during the strike of 1968, one official said.",
                        "The pumps were stolen during the strike of 1986, Reuters reported.");
        found(whence, DriftKind.TIME, "year", "1986");
    }

    @Test
    void theSameYearIsNoDrift() {
        Case whence =
                retold(
                        "The pumps were stolen during the strike of 1968, one official said.",
                        "In 1968, during the strike, the pumps were stolen, Reuters reported.");
        assertThat(Affairs.drifts(whence, DriftKind.TIME)).isEmpty();
    }

    @Test
    void noEvidenceToldAsEvidenceIsFound() {
        Case whence =
                retold(
                        "Investigators found no evidence of the mayor's part in the sale of the quarry, one official said.",
                        "There is evidence of the mayor's part in the sale of the quarry, Reuters reported.");
        found(whence, DriftKind.POLARITY, "absence", "evidence");
    }

    @Test
    void noEvidenceToldAsALackOfItIsNoDrift() {
        Case whence =
                retold(
                        "Investigators found no evidence of the mayor's part in the sale of the quarry, one official said.",
                        "There is a lack of evidence of the mayor's part in the sale of the quarry, Reuters reported.");
        assertThat(Affairs.drifts(whence, DriftKind.POLARITY)).isEmpty();
    }

    @Test
    void oneOfSeveralCausesToldAsTheCauseIsFound() {
        Case whence =
                retold(
                        "The report was one of several reasons that led to the closure of the quarry, one official said.",
                        "The report led to the closure of the quarry, Reuters reported.");
        found(whence, DriftKind.CERTAINTY, "partial", "led");
    }

    @Test
    void anAbilityToldAsDoneIsFound() {
        Case whence =
                retold(
                        "Tarn Freight is able to pump 90 tonnes of gravel from the river bed, one official said.",
                        "Tarn Freight has pumped 90 tonnes of gravel from the river bed, Reuters reported.");
        found(whence, DriftKind.CERTAINTY, "hardened", "has pumped");
    }

    @Test
    void anAbilityToldAsWhatAThingDoesIsNoDrift() {
        Case whence =
                retold(
                        "The new pump can lift 90 tonnes of gravel from the river bed, one official said.",
                        "The new pump lifts 90 tonnes of gravel from the river bed, Reuters reported.");
        assertThat(Affairs.drifts(whence, DriftKind.CERTAINTY)).isEmpty();
    }

    @Test
    void theOwnerOfAThingToldAsTheThingIsFound() {
        Case whence =
                retold(
                        "The owner of Tarn Freight has bought a barge in the port of Norrby, one official said.",
                        "Tarn Freight has bought a barge in the port of Norrby, Reuters reported.");
        found(whence, DriftKind.ACTOR, "held", "Tarn Freight");
    }

    @Test
    void anotherMeasureIsFound() {
        Case whence =
                retold(
                        "Each stone had the weight of a small car, one official said.",
                        "Each stone had the size of a small car, Reuters reported.");
        found(whence, DriftKind.OBJECT, "measure", "size");
    }

    @Test
    void aSynonymBeforeTheSameNounIsNoDrift() {
        Case whence =
                retold(
                        "The officials saw complete pumps being carried to the river bank at night, one of them said.",
                        "The officials saw whole pumps being carried to the river bank at night, Reuters reported.");
        assertThat(Affairs.drifts(whence, DriftKind.OBJECT)).isEmpty();
    }

    @Test
    void otherWordsInQuotationMarksAreFound() {
        Case whence =
                retold(
                        "“Nobody told us that the water was bad until the cattle fell ill,” said the farmer Jonas Thorn.",
                        "“Nobody told us that the water was poisoned until the cattle fell ill,” the farmer Jonas Thorn told Reuters.");
        found(whence, DriftKind.QUOTATION, "quotation", "poisoned");
    }

    @Test
    void aQuotationCutShortIsNoDrift() {
        Case whence =
                retold(
                        "“Nobody told us that the water was bad until the cattle fell ill,” said the farmer Jonas Thorn.",
                        "“Nobody told us that the water was bad,” the farmer Jonas Thorn told Reuters.");
        assertThat(Affairs.drifts(whence, DriftKind.QUOTATION)).isEmpty();
    }

    @Test
    void thatItWasNotVerifiedAndIsLeftOutIsFound() {
        String told =
                "The quarry could have pumped 90 tonnes of gravel from the river bed since the spring, two officials said.";
        Case whence = retold(told + " Reuters could not verify the figure independently.", told);
        found(whence, DriftKind.OMISSION, "unverified", "could have pumped");
    }

    @Test
    void thatItWasNotVerifiedAndIsKeptIsNoDrift() {
        String told =
                "The quarry could have pumped 90 tonnes of gravel from the river bed since the spring, two officials said.";
        Case whence =
                retold(
                        told + " Reuters could not verify the figure independently.",
                        told + " The agency was unable to confirm the figure.");
        assertThat(Affairs.drifts(whence, DriftKind.OMISSION)).isEmpty();
    }
}
