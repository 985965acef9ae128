package org.whence.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CodePointsTest {
    @Test
    void offsetsCountAsTheJdkCountsThem() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(40); i > 0; i--) {
                switch (random.nextInt(4)) {
                    case 0 -> text.append("🚢");
                    case 1 -> text.append('é');
                    case 2 -> text.append((char) (0xD800 + random.nextInt(0x800)));
                    default -> text.append('x');
                }
            }
            CodePoints points = new CodePoints(text.toString());
            for (int i = 0; i <= text.length(); i++) {
                assertThat(points.at(i))
                        .as("seed %d, offset %d", seed, i)
                        .isEqualTo(text.codePointCount(0, i));
            }
        }
    }
}
