package org.whence.corroborate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.whence.Affairs;
import org.whence.model.Case;
import org.whence.model.Response;
import org.whence.model.ResponseKind;

class CorroboratorTest {
    private static final String FIRST =
            "Reuters reported that Tarn Freight had sold the port of Lund to Oskel Holding in March.\nThe harbour employs 300 dockers, Reuters said.";
    private static final String SECOND =
            "Tarn Freight sold the port of Lund to Oskel Holding in March, according to Reuters.\nSome 300 dockers work in the harbour.";
    private static final String SILENT =
            "Lund's port was sold by Tarn Freight to Oskel Holding last March.\nThere are 300 dockers at the harbour.";
    private static final String OWN =
            "Two people with knowledge of the sale told The Guardian that Tarn Freight had sold the port of Lund to Oskel Holding in March.\nThe Guardian has seen the contract.";

    @Test
    void retellingsOfOneAgencyAreOneOrigin() {
        Case whence =
                Affairs.find(
                        Affairs.report("1.txt", null, FIRST),
                        Affairs.report("2.txt", null, SECOND));
        assertThat(Affairs.corroboration(whence, "sold the port").max()).isEqualTo(1);
        assertThat(Affairs.origins(whence, "sold the port")).containsExactly("Reuters");
        assertThat(Affairs.corroboration(whence, "sold the port").why())
                .isNotEmpty()
                .allSatisfy(r -> assertThat(r.evidence()).isNotEmpty());
    }

    @Test
    void aReportThatCreditsNobodyAddsNoOrigin() {
        Case whence =
                Affairs.find(
                        Affairs.report("1.txt", null, FIRST),
                        Affairs.report("2.txt", null, SECOND),
                        Affairs.report("3.txt", null, SILENT));
        assertThat(Affairs.corroboration(whence, "sold the port").max()).isEqualTo(1);
        assertThat(whence.derivations())
                .anyMatch(d -> d.why().stream().anyMatch(r -> r.rule().equals("shared-claims")));
    }

    @Test
    void anotherOutletWithItsOwnSourcesIsASecondOriginThatMayOverlap() {
        Case whence =
                Affairs.find(
                        Affairs.report(
                                "1.txt",
                                null,
                                "Two people close to the deal told Reuters that Tarn Freight had sold the port of Lund to Oskel Holding in March."),
                        Affairs.report("2.txt", null, SECOND),
                        Affairs.report("3.txt", null, OWN));
        assertThat(Affairs.origins(whence, "sold the port"))
                .containsExactlyInAnyOrder("Reuters", "The Guardian");
        assertThat(Affairs.corroboration(whence, "sold the port").min()).isEqualTo(1);
        assertThat(Affairs.corroboration(whence, "sold the port").max()).isEqualTo(2);
    }

    @Test
    void oneStudyIsOneOriginUnderAnyName() {
        Case whence =
                Affairs.find(
                        Affairs.report(
                                "1.txt",
                                null,
                                "People lose about nine hours of sleep a month, according to a study carried out by the University of Varn and commissioned by Somnia.\nThe study drew on 40 earlier papers."),
                        Affairs.report(
                                "2.txt",
                                null,
                                "People lose nine hours of sleep a month, new research by the University of Varn has found."),
                        Affairs.report(
                                "3.txt",
                                null,
                                "People lose about nine hours of sleep a month, a study commissioned by Somnia says."));
        assertThat(Affairs.corroboration(whence, "nine hours of sleep").max()).isEqualTo(1);
    }

    @Test
    void aDenialIsTiedToItsPartyAndIsNoOrigin() {
        Case whence =
                Affairs.find(
                        Affairs.report(
                                "1.txt",
                                null,
                                FIRST
                                        + "\nOskel Holding denied that it had bought the port of Lund."),
                        Affairs.report("2.txt", null, SECOND));
        assertThat(whence.responses())
                .anySatisfy(r -> {
                    assertThat(r.kind()).isEqualTo(ResponseKind.DENIAL);
                    assertThat(r.who()).isEqualTo("Oskel Holding");
                });
        Response denial =
                whence.responses().stream()
                        .filter(r -> r.kind() == ResponseKind.DENIAL)
                        .findFirst()
                        .orElseThrow();
        assertThat(Affairs.corroboration(whence, "sold the port").against()).contains(denial.id());
    }
}
