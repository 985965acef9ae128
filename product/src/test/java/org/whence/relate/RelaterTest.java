package org.whence.relate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.whence.Affairs;
import org.whence.model.Case;
import org.whence.model.Relation;
import org.whence.model.RelationKind;
import org.whence.model.Sheet;

class RelaterTest {
    private static Case find(String... texts) {
        var reports = new org.whence.model.Report[texts.length];
        for (int i = 0; i < texts.length; i++) {
            reports[i] = Affairs.report((i + 1) + ".txt", null, texts[i]);
        }
        return Affairs.find(reports);
    }

    private static boolean ties(Case whence, RelationKind kind, String subject, String object) {
        return whence.relations().stream().anyMatch(r -> is(whence, r, kind, subject, object));
    }

    private static boolean is(
            Case whence, Relation r, RelationKind kind, String subject, String object) {
        return r.kind() == kind
                && name(whence, r.subject()).equals(subject)
                && name(whence, r.object()).equals(object)
                && !r.words().isEmpty()
                && !r.claims().isEmpty();
    }

    private static String name(Case whence, String party) {
        return whence.parties().stream()
                .filter(p -> p.id().equals(party))
                .findFirst()
                .orElseThrow()
                .name();
    }

    private static Sheet.Attribute attribute(Case whence, String party, String attribute) {
        return whence.sheets().stream()
                .filter(s -> name(whence, s.party()).equals(party))
                .flatMap(s -> s.attributes().stream())
                .filter(a -> a.name().equals(attribute))
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError("no " + attribute + " in " + whence.sheets()));
    }

    @Test
    void aSubsidiaryIsTiedToItsOwnerEitherWayRound() {
        Case whence =
                find(
                        "Tarn Freight Lines, a subsidiary of Oskel Holding, bought three cranes.",
                        "Oskel Holding's subsidiary, Tarn Freight Lines, bought three cranes.");
        assertThat(ties(whence, RelationKind.SUBSIDIARY_OF, "Tarn Freight Lines", "Oskel Holding"))
                .isTrue();
        assertThat(ties(whence, RelationKind.SUBSIDIARY_OF, "Oskel Holding", "Tarn Freight Lines"))
                .isFalse();
        Relation tie = whence.relations().getFirst();
        assertThat(tie.words()).hasSize(2);
        assertThat(tie.why()).extracting("rule").containsExactly("tie by noun");
    }

    @Test
    void aPersonIsTiedToTheirHouse() {
        Case whence =
                find(
                        "Samuel Brandt of the Lund Institute said the crane was old.",
                        "Ada Holm, a senior analyst at the Lund Institute, said the crane was new.");
        assertThat(ties(whence, RelationKind.EMPLOYED_BY, "Samuel Brandt", "Lund Institute"))
                .isTrue();
        assertThat(ties(whence, RelationKind.EMPLOYED_BY, "Ada Holm", "Lund Institute")).isTrue();
    }

    @Test
    void aFormerPostIsSaidToBePast() {
        Case whence =
                find("Ada Holm, a former director of Oskel Holding, said the crane was unsafe.");
        assertThat(whence.relations()).hasSize(1);
        assertThat(whence.relations().getFirst().isFormer()).isTrue();
    }

    @Test
    void ownershipRunsFromTheOwnedToTheOwner() {
        Case whence = find("In 2019 Oskel Holding bought Tarn Freight Lines.");
        assertThat(ties(whence, RelationKind.OWNED_BY, "Tarn Freight Lines", "Oskel Holding"))
                .isTrue();
        Relation tie = whence.relations().getFirst();
        assertThat(tie.times()).hasSize(1);
        assertThat(tie.times().getFirst().time().from()).hasToString("2019-01-01");
        assertThat(tie.why()).extracting("rule").containsExactly("tie by verb");
    }

    @Test
    void whoStandsDeeperInThePhraseIsNotTied() {
        Case whence =
                find(
                        "Tarn Freight Lines, which is owned by the brother of Oskel Holding's director, bought three cranes.");
        assertThat(ties(whence, RelationKind.OWNED_BY, "Tarn Freight Lines", "Oskel Holding"))
                .isFalse();
    }

    @Test
    void theStateThatOwnsTheOwnerIsNotTheOwner() {
        Case whence =
                find(
                        "Tarn Freight Lines, a subsidiary of Norway's state-owned Oskel Holding, bought three cranes.");
        assertThat(ties(whence, RelationKind.SUBSIDIARY_OF, "Tarn Freight Lines", "Oskel Holding"))
                .isTrue();
        assertThat(whence.relations()).noneMatch(r -> name(whence, r.object()).equals("Norway"));
    }

    @Test
    void whatIsDeniedOrPlannedIsNoTie() {
        assertThat(find("Sweden denied supplying cranes to Norway.").relations()).isEmpty();
        assertThat(find("Oskel Holding plans to buy Tarn Freight Lines.").relations()).isEmpty();
        assertThat(find("Tarn Freight Lines is not owned by Oskel Holding.").relations()).isEmpty();
    }

    @Test
    void twoNamesSideBySideAreNoTie() {
        assertThat(find("Samuel Brandt met Ada Holm. Oskel Holding was not there.").relations())
                .isEmpty();
    }

    @Test
    void aTieHasTheOriginsOfTheClaimsThatCarryIt() {
        Relation tie = find("Tarn Freight Lines is owned by Oskel Holding.").relations().getFirst();
        assertThat(tie.backing().min()).isEqualTo(1);
        assertThat(tie.backing().max()).isEqualTo(1);
        assertThat(tie.backing().claims()).hasSize(1);
    }

    @Test
    void aNumberBelongsToTheAttributeThatItsPhraseNames() {
        Case whence =
                find(
                        "Tarn Freight Lines sold the site. Oskel Holding has a budget of $40 million.");
        Sheet.Attribute budget = attribute(whence, "Oskel Holding", "funding");
        assertThat(budget.values()).extracting(Sheet.Value::text).containsExactly("$40 million");
        assertThat(budget.why()).extracting("rule").containsExactly("attribute by measure");
        assertThat(budget.isContested()).isFalse();
    }

    @Test
    void valuesThatExcludeEachOtherAreContested() {
        Case whence =
                find(
                        "Oskel Holding has a budget of $40 million.",
                        "Oskel Holding has a budget of $70 million.");
        Sheet.Attribute budget = attribute(whence, "Oskel Holding", "funding");
        assertThat(budget.values())
                .extracting(Sheet.Value::text)
                .containsExactlyInAnyOrder("$40 million", "$70 million");
        assertThat(budget.isContested()).isTrue();
        assertThat(budget.why()).extracting("rule").contains("values exclude each other");
    }

    @Test
    void aBoundThatAllowsTheOtherValueContestsNothing() {
        Case whence =
                find(
                        "Oskel Holding has a budget of up to $70 million.",
                        "Oskel Holding has a budget of $40 million.");
        assertThat(attribute(whence, "Oskel Holding", "funding").isContested()).isFalse();
    }

    @Test
    void whatStandsBesideANameDescribesIt() {
        Case whence =
                find(
                        "Oskel Holding, a Norwegian maker of harbour cranes, sold the site on Friday.");
        assertThat(attribute(whence, "Oskel Holding", "described as").values())
                .extracting(Sheet.Value::text)
                .containsExactly("Norwegian maker of harbour cranes");
    }

    @Test
    void aNegatedNumberIsNotSaidOfAnybody() {
        Case whence = find("Oskel Holding did not have a budget of $40 million.");
        assertThat(whence.sheets()).isEmpty();
    }
}
