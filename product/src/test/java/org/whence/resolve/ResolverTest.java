package org.whence.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.whence.Affairs;
import org.whence.model.Case;
import org.whence.model.Party;
import org.whence.model.PartyKind;

class ResolverTest {
    private static Party party(Case whence, String form) {
        return whence.parties().stream()
                .filter(p -> p.names().contains(form))
                .findFirst()
                .orElseThrow(() ->
                        new AssertionError(
                                form
                                        + " not in "
                                        + whence.parties().stream().map(Party::names).toList()));
    }

    @Test
    void aBodyOfAStateIsOneUnderItsSpellings() {
        assertThat(NameKey.of("China's Foreign Ministry"))
                .isEqualTo(NameKey.of("the Chinese foreign ministry"));
        assertThat(NameKey.of("Norwegian Defence Ministry"))
                .isEqualTo(NameKey.of("Norway’s defense ministry"));
        assertThat(NameKey.of("Norwegian Defence Ministry"))
                .isNotEqualTo(NameKey.of("Swedish Defence Ministry"));
    }

    @Test
    void legalFormsAndArticlesDontCount() {
        assertThat(NameKey.of("The Oskel Shipping Ltd")).isEqualTo(NameKey.of("Oskel Shipping"));
    }

    @Test
    void aShortFormAndASurnameLeadToTheFullName() {
        Case whence =
                Affairs.find(
                        Affairs.report(
                                "1.txt",
                                null,
                                "Oskel Marine Works bought the yard, Samuel Brandt said in Oslo. Brandt praised Oskel Marine Works. Brandt said the price was fair."));
        assertThat(party(whence, "Brandt").name()).isEqualTo("Samuel Brandt");
        assertThat(party(whence, "Oskel Marine Works").kind()).isEqualTo(PartyKind.ORGANISATION);
    }

    @Test
    void aDesignationInBracketsIsTheSameThing() {
        Case whence =
                Affairs.find(
                        Affairs.report(
                                "1.txt",
                                null,
                                "The yard built a new ferry called Garda-3 (G3) in Norway. The G3 carries 200 cars."));
        assertThat(party(whence, "G3").names()).contains("Garda-3");
    }

    @Test
    void everyMentionOfAPartyHoldsOneOfItsNames() {
        Case whence =
                Affairs.find(
                        Affairs.report(
                                "1.txt",
                                null,
                                "The U.S. State Department and the Norwegian government wrote to Oskel Marine Works in Lund."));
        assertThat(whence.parties())
                .isNotEmpty()
                .allSatisfy(p -> {
                    List<String> words =
                            p.mentions().stream()
                                    .map(m -> whence.reports().getFirst().quote(m.at()))
                                    .toList();
                    assertThat(p.names()).containsAll(words);
                });
        assertThat(party(whence, "U.S. State Department").kind()).isEqualTo(PartyKind.STATE_BODY);
    }
}
