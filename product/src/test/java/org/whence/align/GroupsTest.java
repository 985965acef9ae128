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
}
