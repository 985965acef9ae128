package org.whence.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.whence.model.Case;

class ChronologyTest {
    private static final Case WHENCE = new Affair().whence();

    private static List<Chronology.Entry> entries(Chronology.Kind kind) {
        return Chronology.of(WHENCE, new Ranking(WHENCE)).stream()
                .filter(e -> e.kind() == kind)
                .toList();
    }

    @Test
    void reportsOfOneDayAreOnePublication() {
        List<Chronology.Entry> days = entries(Chronology.Kind.PUBLICATION);
        assertThat(days).extracting(e -> e.first().days()).doesNotHaveDuplicates();
        assertThat(days.stream().mapToInt(e -> e.reports().size()).sum())
                .isEqualTo(
                        (int) WHENCE.reports().stream().filter(r -> r.published() != null).count());
    }

    @Test
    void entriesComeEarliestFirst() {
        assertThat(Chronology.of(WHENCE, new Ranking(WHENCE)))
                .extracting(Chronology.Entry::start)
                .isSorted();
    }

    @Test
    void anEventKeepsTheWordsThatGiveItsTime() {
        assertThat(entries(Chronology.Kind.EVENT))
                .isNotEmpty()
                .allSatisfy(e -> {
                    assertThat(e.claim()).isNotNull();
                    assertThat(e.first().places()).isNotEmpty();
                    assertThat(e.first().words()).isNotBlank();
                });
    }
}
