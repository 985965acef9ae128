package org.whence.relate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.whence.Affairs;
import org.whence.model.Case;
import org.whence.model.RelationKind;

class RelaterTest {
    private static boolean ties(Case whence, RelationKind kind, String subject, String object) {
        return whence.relations().stream()
                .anyMatch(r ->
                        r.kind() == kind
                                && name(whence, r.subject()).equals(subject)
                                && name(whence, r.object()).equals(object)
                                && !r.words().isEmpty());
    }

    private static String name(Case whence, String party) {
        return whence.parties().stream()
                .filter(p -> p.id().equals(party))
                .findFirst()
                .orElseThrow()
                .name();
    }

    @Test
    void aSubsidiaryIsTiedToItsOwnerEitherWayRound() {
        Case whence =
                Affairs.find(
                        Affairs.report(
                                "1.txt",
                                null,
                                "Tarn Freight Lines, a subsidiary of Oskel Holding, bought three cranes."));
        assertThat(ties(whence, RelationKind.SUBSIDIARY_OF, "Tarn Freight Lines", "Oskel Holding"))
                .isTrue();
        assertThat(ties(whence, RelationKind.SUBSIDIARY_OF, "Oskel Holding", "Tarn Freight Lines"))
                .isFalse();
    }

    @Test
    void aPersonIsTiedToTheirHouse() {
        Case whence =
                Affairs.find(
                        Affairs.report(
                                "1.txt",
                                null,
                                "Samuel Brandt of the Lund Institute said the crane was old."));
        assertThat(ties(whence, RelationKind.EMPLOYED_BY, "Samuel Brandt", "Lund Institute"))
                .isTrue();
    }

    @Test
    void twoNamesSideBySideAreNoTie() {
        Case whence =
                Affairs.find(
                        Affairs.report(
                                "1.txt",
                                null,
                                "Samuel Brandt met Ada Holm. Oskel Holding was not there."));
        assertThat(whence.relations()).isEmpty();
    }
}
