package org.whence.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermsTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "open",
            value = {
                "2031-04-02, 2031-04-02, 2 Apr 2031",
                "2031-04-01, 2031-04-30, April 2031",
                "2031-03-01, 2031-05-31, spring 2031",
                "2031-12-01, 2032-02-29, winter 2031–2032",
                "2031-01-01, 2031-06-30, first half of 2031",
                "2031-10-01, 2031-12-31, fourth quarter of 2031",
                "2031-01-01, 2031-12-31, 2031",
                "2031-04-02, 2031-04-09, 2 Apr 2031 – 9 Apr 2031",
                "2031-01-01, open, since 2031",
                "2031-04-01, open, since April 2031",
                "2031-04-02, open, since 2 Apr 2031",
                "open, 2031-12-31, until 2031",
                "open, 2031-04-02, until 2 Apr 2031"
            })
    void aStretchOfDaysIsCalledAsPeopleCallIt(LocalDate from, LocalDate to, String words) {
        assertThat(Terms.days(from, to)).isEqualTo(words);
    }
}
