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
}
