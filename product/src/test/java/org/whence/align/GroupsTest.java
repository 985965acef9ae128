package org.whence.align;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GroupsTest {
    private static Groups groups(int size) {
        return new Groups(size, 0.3, Groups.UNCOMPARED, new boolean[size]);
    }

    @Test
    void oneStrayPairDoesNotJoinTwoGroups() {
        Groups groups = groups(4);
        groups.like(0, 1, 0.9);
        groups.like(2, 3, 0.9);
        groups.like(1, 2, 0.5);
        assertThat(groups.join()).containsExactly(List.of(0, 1), List.of(2, 3));
    }

    @Test
    void aClauseAndItsSentenceComeTogetherWhereAnotherReportPutsThemAsOne() {
        Groups groups = groups(3);
        groups.silence(0, 1);
        groups.like(0, 2, 0.8);
        groups.like(1, 2, 0.7);
        assertThat(groups.join()).containsExactly(List.of(0, 1, 2));
    }

    @Test
    void aClauseAndItsSentenceAloneStayApart() {
        Groups groups = groups(2);
        groups.silence(0, 1);
        assertThat(groups.join()).containsExactly(List.of(0), List.of(1));
    }

    @Test
    void whatMustNotBeTogetherIsNotJoinedOverAThird() {
        Groups groups = groups(3);
        groups.keepApart(0, 1);
        groups.like(0, 2, 0.9);
        groups.like(1, 2, 0.8);
        assertThat(groups.join()).containsExactly(List.of(0, 2), List.of(1));
    }

    @Test
    void aFewStrongTiesDoNotJoinTwoLargeGroups() {
        int size = 120;
        boolean[] full = new boolean[size];
        java.util.Arrays.fill(full, true);
        Groups groups = new Groups(size, 0.3, Groups.UNCOMPARED, full);
        for (int a = 0; a < size; a++) {
            for (int b = a + 1; b < size; b++) {
                if (a / 60 == b / 60 && b - a <= 20) {
                    groups.like(a, b, 0.9);
                } else if (b - a == 60 && a % 3 == 0) {
                    groups.like(a, b, 0.8);
                }
            }
        }
        assertThat(groups.join()).hasSize(2).allMatch(g -> g.size() == 60);
    }
}
