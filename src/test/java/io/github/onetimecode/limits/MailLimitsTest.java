package io.github.onetimecode.limits;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

final class MailLimitsTest {

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 0", "-1, 1"})
    void limitsThatAllowNothingAreRefused(int perHour, int perDay) {
        assertThatIllegalArgumentException().isThrownBy(() -> new MailLimits(perHour, perDay));
    }
}
