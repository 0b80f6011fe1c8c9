package io.github.onetimecode.limits;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

final class MailHistoryTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration INSTANT = Duration.ofMillis(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void textTellsTheSameHistory() {
        MailHistory history = MailHistory.EMPTY.withPayment(1, NOW).withPayment(2, NOW.plusMillis(7))
                .withRefund(3, NOW, true, NOW.plusSeconds(1));

        assertThat(history.text()).isEqualTo("3:mm7p6yo7:mm7p6zfs:mm7p6zfs");
        assertThat(MailHistory.of(history.text())).isEqualTo(history);
        assertThat(MailHistory.of(MailHistory.EMPTY.text())).isEqualTo(MailHistory.EMPTY);
    }

    @Test
    void partsOfALaterVersionAreIgnored() {
        assertThat(MailHistory.of("2:mm7p6yo7::mm7p6yo7:new:newer")).isEqualTo(MailHistory.of("2:mm7p6yo7::mm7p6yo7"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1:", "1::", "1:::", "x y:::0", "-1:::0", "1:no time::0", "1::,:0", "1:a,,b::0"})
    void otherTextIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> MailHistory.of(text));
    }

    @Test
    void mailCountsToTheLastInstantOfItsHourAndOfItsDay() {
        MailHistory history = MailHistory.EMPTY.withPayment(1, NOW);

        assertThat(history.left(1, 9, NOW.plus(HOUR))).isZero();
        assertThat(history.left(1, 9, NOW.plus(HOUR).plus(INSTANT))).isOne();
        assertThat(history.left(9, 1, NOW.plus(DAY))).isZero();
        assertThat(history.left(9, 1, NOW.plus(DAY).plus(INSTANT))).isOne();
    }

    @Test
    void lowerOfBothLimitsDecides() {
        MailHistory history = MailHistory.EMPTY.withPayment(1, NOW);

        assertThat(history.left(5, 3, NOW)).isEqualTo(2);
        assertThat(history.left(3, 5, NOW)).isEqualTo(2);
        assertThat(MailHistory.EMPTY.withPayment(3, NOW).left(2, 9, NOW)).as("after the limit was lowered")
                .isEqualTo(-1);
    }

    /** The clock of another node may be ahead. */
    @Test
    void mailOfTheNextInstantCounts() {
        assertThat(MailHistory.EMPTY.withPayment(1, NOW.plusMillis(1)).left(1, 1, NOW)).isZero();
    }

    @Test
    void numbersThatAreMissingCountAsMailsOfNow() {
        MailHistory history = MailHistory.EMPTY.withPayment(1, NOW).withPayment(4, NOW.plusSeconds(1));

        assertThat(history.paid()).containsExactly(NOW, NOW.plusSeconds(1), NOW.plusSeconds(1), NOW.plusSeconds(1));
        assertThat(history.withRefund(6, NOW, true, NOW.plusSeconds(2)).paid()).hasSize(4)
                .doesNotContain(NOW).contains(NOW.plusSeconds(2));
    }

    @Test
    void refundTakesAwayOneMailAndNoOther() {
        MailHistory twice = MailHistory.EMPTY.withPayment(2, NOW);

        assertThat(twice.withRefund(3, NOW, true, NOW).paid()).containsExactly(NOW);
        assertThat(twice.withRefund(3, NOW, true, NOW).refunded()).containsExactly(NOW);
        assertThat(twice.withRefund(3, NOW, false, NOW).refunded()).isEmpty();
    }

    @Test
    void refundsAreCountedForAnHour() {
        MailHistory refunded = MailHistory.EMPTY.withPayment(1, NOW).withRefund(2, NOW, true, NOW);

        assertThat(refunded.allowsRefund(1, NOW.plus(HOUR))).isFalse();
        assertThat(refunded.allowsRefund(1, NOW.plus(HOUR).plus(INSTANT))).isTrue();
        assertThat(refunded.allowsRefund(2, NOW)).isTrue();
    }

    @Test
    void whatNoLongerCountsIsForgotten() {
        MailHistory old = MailHistory.EMPTY.withPayment(1, NOW).withRefund(2, NOW, true, NOW).withPayment(3, NOW);

        assertThat(old.withPayment(4, NOW.plus(DAY)).paid()).containsExactly(NOW, NOW.plus(DAY));
        Instant later = NOW.plus(DAY).plus(INSTANT);
        assertThat(old.withPayment(4, later)).isEqualTo(new MailHistory(4, List.of(later), List.of(), later));
    }

    @Test
    void ageCountsFromTheLastChange() {
        MailHistory history = MailHistory.EMPTY.withPayment(1, NOW.minusSeconds(1)).withRefund(2, NOW, false, NOW);

        assertThat(MailHistory.EMPTY.isOlderThan(DAY, NOW)).isTrue();
        assertThat(history.isOlderThan(DAY, NOW.plus(DAY))).isFalse();
        assertThat(history.isOlderThan(DAY, NOW.plus(DAY).plus(INSTANT))).isTrue();
    }

    @Test
    void negativeNumberIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new MailHistory(-1, List.of(), List.of(), NOW));
    }
}
