package org.whence.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.whence.model.Case;
import org.whence.model.Derivation;
import org.whence.model.DerivationKind;
import org.whence.model.Origin;
import org.whence.model.OriginKind;
import org.whence.model.Report;
import org.whence.model.Story;

class HeadlineTest {
    private final Report one = Affair.report("1", "Alpha", null, null, null, null, "P a");
    private final Report two = Affair.report("2", "Beta", null, null, null, null, "P b");
    private final Report three = Affair.report("3", "Gamma", null, null, null, null, "P c");
    private final Origin wire = new Origin("wire", "Wire", OriginKind.OUTLET, null, List.of());
    private final Origin rumour =
            new Origin("rumour", "Rumour", OriginKind.OUTLET, null, List.of());

    @Test
    void retellingsOfOneOriginOutsideTheFolderAreOneOrigin() {
        assertThat(
                        headline(
                                from("wire", one, .9),
                                from(one.id(), two, .8),
                                from("wire", three, .9)))
                .isEqualTo("3 reports, 1 story, 1 independent origin: Wire, outside the folder.");
    }

    @Test
    void reportsThatComeFromNothingAreTheirOwnOrigins() {
        assertThat(headline(from(one.id(), two, .8)))
                .isEqualTo("3 reports, 1 story, 2 independent origins: Alpha; Gamma.");
    }

    @Test
    void anUndecidedDerivationMakesTheCountARange() {
        assertThat(headline(from("wire", one, .9), from("wire", two, .9), from("wire", three, .4)))
                .isEqualTo(
                        "3 reports, 1 story, 1 to 2 independent origins: Wire, outside the folder;"
                                + " perhaps Gamma.");
    }

    @Test
    void anUndecidedDerivationBesideADecidedOneAddsNoOrigin() {
        assertThat(
                        headline(
                                from("wire", one, .9),
                                from("rumour", one, .4),
                                from("wire", two, .9),
                                from("wire", three, .9)))
                .isEqualTo("3 reports, 1 story, 1 independent origin: Wire, outside the folder.");
    }

    @Test
    void reportsThatComeFromEachOtherStillHaveAnOrigin() {
        assertThat(
                        headline(
                                from(one.id(), two, .8),
                                from(two.id(), one, .8),
                                from("wire", three, .9)))
                .isIn(
                        "3 reports, 1 story, 2 independent origins: Alpha; Wire, outside the folder.",
                        "3 reports, 1 story, 2 independent origins: Beta; Wire, outside the folder.");
    }

    @Test
    void aReportThatComesFromItselfIsAnOrigin() {
        assertThat(
                        headline(
                                from(one.id(), one, .8),
                                from(one.id(), two, .8),
                                from(one.id(), three, .8)))
                .isEqualTo("3 reports, 1 story, 1 independent origin: Alpha.");
    }

    @Test
    void severalStoriesHaveALineEach() {
        assertThat(Headline.of(new Affair().whence()))
                .hasSize(3)
                .startsWith("6 reports and 1 embedded post, 2 stories.")
                .contains(
                        "Cracks at Lake Orrin dam: 2 reports, 1 to 2 independent origins: Valley"
                                + " Times; perhaps Hill Gazette.");
    }

    @Test
    void anEmptyCaseSaysSo() {
        assertThat(Headline.of(Affair.empty())).containsExactly("No report was read.");
    }

    private static Derivation from(String from, Report to, double confidence) {
        return new Derivation(
                from, to.id(), DerivationKind.REWRITE, confidence, List.of(), List.of());
    }

    private String headline(Derivation... derivations) {
        List<Report> reports = List.of(one, two, three);
        Case empty = Affair.empty();
        return Headline.of(
                        new Case(
                                reports,
                                empty.unreadable(),
                                empty.attributions(),
                                empty.sources(),
                                empty.mentions(),
                                empty.claims(),
                                empty.corroborations(),
                                empty.responses(),
                                List.of(derivations),
                                List.of(wire, rumour),
                                empty.drifts(),
                                empty.parties(),
                                empty.relations(),
                                empty.listings(),
                                List.of(
                                        new Story(
                                                "s",
                                                "A story",
                                                reports.stream().map(Report::id).toList()))))
                .getFirst();
    }
}
