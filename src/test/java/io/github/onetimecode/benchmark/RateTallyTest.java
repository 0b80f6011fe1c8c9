package io.github.onetimecode.benchmark;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The password-only logins that run beside a row are not in its price. */
final class RateTallyTest {

    private static final int LOGINS = 60;
    private static final int PROBES = 5;

    @Test
    void passwordOnlyLoginsAreTakenOffTheTotpBesideTheirOwnRow() {
        RateTally totp = tally(Scenario.TOTP, LOGINS * 4 + PROBES * 3);
        RateTally password = tally(Scenario.PASSWORD, LOGINS * 3 + PROBES * 3);

        double price = RateTally.priceOfPassword(List.of(totp, password), 0);

        assertThat(price).isEqualTo(3, within(1e-9));
        Figures figures = password.figures(price).compareTo(totp.figures(price));
        assertThat(figures.totp().get(Column.CPU_PER_LOGIN)).isEqualTo(4, within(1e-9));
        assertThat(figures.get(Column.CPU_TO_TOTP)).isEqualTo(0.75, within(1e-9));
    }

    @Test
    void rowsWithoutThemKeepThePriceThatIsKnown() {
        assertThat(RateTally.priceOfPassword(List.of(tally(Scenario.TOTP, 255)), 3)).isEqualTo(3);
    }

    private static RateTally tally(Scenario row, double cpuMillis) {
        RateTally tally = new RateTally(row);
        tally.add(finished(LOGINS), finished(PROBES), cpuMillis, 0);
        return tally;
    }

    private static Outcomes finished(int logins) {
        Outcomes outcomes = new Outcomes();
        Login login = account -> LoginTimes.untilNextPage(1_000_000, 1_000_000);
        for (int count = 0; count < logins; count++) {
            outcomes.add(login, null);
        }
        return outcomes;
    }
}
