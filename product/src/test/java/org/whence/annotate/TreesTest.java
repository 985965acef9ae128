package org.whence.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class TreesTest {
    @Test
    void theBestHeadsAreTakenWhereTheyMakeATree() {
        float[][] scores = {{0, 5, 0, 1}, {0, 0, 0, 6}, {0, 4, 0, 1}};
        assertThat(Trees.best(scores)).containsExactly(1, -1, 1);
    }

    @Test
    void aCycleIsBrokenWhereItCostsLeast() {
        // the first two prefer each other; the second is the better root
        float[][] scores = {{0, 9, 0, 1}, {9, 0, 0, 5}, {0, 3, 0, 0}};
        assertThat(Trees.best(scores)).containsExactly(1, -1, 1);
    }

    @RepeatedTest(40)
    void anyScoresGiveOneTreeWithOneRoot(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        int n = 1 + random.nextInt(30);
        float[][] scores = new float[n][n + 1];
        for (float[] row : scores) {
            for (int i = 0; i < row.length; i++) {
                row[i] = random.nextFloat() * 10 - 5;
            }
        }
        int[] heads = Trees.best(scores);
        int roots = 0;
        for (int i = 0; i < n; i++) {
            roots += heads[i] < 0 ? 1 : 0;
            int at = i;
            int steps = 0;
            while (at >= 0) {
                at = heads[at];
                assertThat(steps++).as("seed %d", repetition.getCurrentRepetition()).isLessThan(n);
            }
        }
        assertThat(roots).isEqualTo(1);
    }

    /// "Reuters reported that officials said ports close."
    @Test
    void ofTwoComplementsTheLaterIsTheEarlierOnes() {
        int[] heads = {1, -1, 4, 4, 1, 6, 1};
        String[] relations = {"nsubj", "root", "mark", "nsubj", "ccomp", "nsubj", "ccomp"};
        String[] tags = {"NNP", "VBD", "IN", "NNS", "VBD", "NNS", "VBP"};

        Trees.nestComplements(heads, relations, tags);

        assertThat(heads).containsExactly(1, -1, 4, 4, 1, 6, 4);
    }
}
