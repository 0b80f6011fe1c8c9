package io.github.onetimecode.limits;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

final class MailLimitsTest {

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 0", "-1, 1", "1001, 1", "1, 10001"})
    void limitsOutOfTheirRangeAreRefused(int perHour, int perDay) {
        assertThatIllegalArgumentException().isThrownBy(() -> new MailLimits(perHour, perDay));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1000, 10000"})
    void edgesOfTheRangeAreAllowed(int perHour, int perDay) {
        assertThatCode(() -> new MailLimits(perHour, perDay)).doesNotThrowAnyException();
    }
}
