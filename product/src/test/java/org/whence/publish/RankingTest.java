package org.whence.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.whence.model.Case;
import org.whence.model.Drift;
import org.whence.model.DriftKind;
import org.whence.model.Response;
import org.whence.model.ResponseKind;
import org.whence.model.Severity;

class RankingTest {
    private final Case whence = new Affair().whence();
    private final Ranking ranking = new Ranking(whence);

    @Test
    void theClaimMostRepeatedOnFewestOriginsComesFirst() {
        List<Ranking.Standing> claims = ranking.standings();

        assertThat(claims).hasSameSizeAs(whence.claims());
        assertThat(claims.getFirst().claim().sentence()).startsWith("The Port of Lyngvik paid");
        assertThat(claims.getFirst().reports()).isEqualTo(4);
        assertThat(claims.getFirst().min()).isEqualTo(2);
        assertThat(claims.getFirst().max()).isEqualTo(3);
        assertThat(claims.get(1).claim().sentence()).startsWith("Halden Marine, a subsidiary");
        assertThat(claims.get(1).hangsOnOneOrigin()).isTrue();
        assertThat(claims.getLast().isAnswer()).isTrue();
    }

    @Test
    void aClaimWithoutACorroborationHasAnOpenRange() {
        Ranking.Standing order =
                ranking.standings().stream()
                        .filter(s -> s.claim().sentence().contains("ordered the robots"))
                        .findFirst()
                        .orElseThrow();

        assertThat(order.origins()).isEmpty();
        assertThat(order.min()).isEqualTo(1);
        assertThat(order.max()).isEqualTo(1);
        assertThat(order.isUpFront()).isFalse();
    }

    @Test
    void denialsStandBeforeSilence() {
        assertThat(ranking.standings().getFirst().against())
                .extracting(Response::kind)
                .containsExactly(ResponseKind.DENIAL, ResponseKind.NO_REPLY);
        assertThat(ranking.responses().getFirst().kind()).isEqualTo(ResponseKind.DENIAL);
    }

    @Test
    void majorChangesComeFirstAndTheSwappedActorBeforeTheNumber() {
        List<Drift> drifts = ranking.drifts();

        assertThat(drifts)
                .extracting(Drift::kind)
                .containsExactly(
                        DriftKind.ACTOR,
                        DriftKind.QUANTITY,
                        DriftKind.CERTAINTY,
                        DriftKind.ATTRIBUTION,
                        DriftKind.TIME);
        assertThat(drifts.getLast().severity()).isEqualTo(Severity.MINOR);
    }
}
