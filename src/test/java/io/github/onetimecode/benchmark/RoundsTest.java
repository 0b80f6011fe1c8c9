package io.github.onetimecode.benchmark;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

final class RoundsTest {

    private static final Scenario ROW = new Scenario(LoginWay.COMBINED, MailManner.PROMPT, false);
    private static final Scenario OTHER = new Scenario(LoginWay.TWO_STEP, MailManner.PROMPT, false);

    private final Progress silent = new Progress(new PrintStream(OutputStream.nullOutputStream()));
    private double machine = 1;

    /** A machine that gets slower all the time. */
    private List<Figures> slower(List<Scenario> rows) {
        machine += 0.1;
        return rows.stream().map(row -> new Figures().putCpu(machine * price(row))).toList();
    }

    private static double price(Scenario row) {
        if (row.equals(Scenario.TOTP)) {
            return 4;
        }
        return row.equals(Scenario.FLOOR) ? 5 : 6;
    }

    @Test
    void whatChangesSteadilyIsInNoRatio() throws IOException {
        Map<Scenario, Figures> rows = rounds(3, List.of(Scenario.FLOOR, ROW, OTHER), this::slower);

        assertThat(rows.get(ROW).get(Column.CPU_TO_TOTP)).isEqualTo(1.5, within(1e-9));
        assertThat(rows.get(ROW).get(Column.CPU_TO_FLOOR)).isEqualTo(1.2, within(1e-9));
        assertThat(rows.get(ROW).noise(Column.CPU_TO_TOTP)).isEqualTo(0, within(1e-9));
        assertThat(rows.get(ROW).noise(Column.CPU_PER_LOGIN)).isGreaterThan(10);
    }

    @Test
    void eachRowKnowsTheTotpThatWasBesideIt() throws IOException {
        Figures row = rounds(3, List.of(Scenario.FLOOR, ROW, OTHER), this::slower).get(OTHER);

        assertThat(row.get(Column.CPU_PER_LOGIN) / row.totp().get(Column.CPU_PER_LOGIN)).isEqualTo(1.5, within(1e-9));
    }

    @Test
    void rowsThatWereMeasuredInTwoWaysKnowTheTotpOfBoth() throws IOException {
        Figures crowd = rounds(1, List.of(ROW), rows -> rows.stream().map(row -> new Figures()
                .put(Column.LOGINS_PER_SECOND_APART, row.equals(ROW) ? 300 : 400)).toList()).get(ROW);

        Figures row = rounds(1, List.of(ROW), this::slower).get(ROW).with(crowd);

        assertThat(row.totp().get(Column.CPU_PER_LOGIN)).isPositive();
        assertThat(row.totp().get(Column.LOGINS_PER_SECOND_APART)).isEqualTo(400);
    }

    @Test
    void eachRoundMayHaveAServerOfItsOwn() throws IOException {
        Rounds rounds = new Rounds(List.of(Scenario.PASSWORD), List.of(Scenario.FLOOR, ROW, OTHER), silent);
        List<Scenario> seen = new ArrayList<>();
        for (double price : new double[] {5.2, 5.6, 4.8}) {
            rounds.measureOnce(rows -> {
                seen.add(rows.get(1));
                return rows.stream().map(row -> new Figures().putCpu(row.equals(ROW) ? price : 4)).toList();
            });
        }

        Figures row = rounds.figures().get(ROW);
        assertThat(row.get(Column.CPU_TO_TOTP)).isEqualTo(1.3, within(1e-9));
        assertThat(row.noise(Column.CPU_TO_TOTP)).isEqualTo(0.1 / 1.3 * 100, within(1e-9));
        assertThat(seen).as("another one first in each round").containsExactly(Scenario.PASSWORD, Scenario.FLOOR, ROW,
                OTHER, Scenario.PASSWORD, ROW, OTHER, Scenario.FLOOR, Scenario.PASSWORD, OTHER, Scenario.FLOOR, ROW);
    }

    /** The machine is slower in the second half. One second is the server's own work, and one ratio is noise. */
    @Test
    void secondsWithTheGreatestAndTheLeastRatioAreInNoRatio() {
        Figures totp = new Figures().putCpu(4, 4, 4, 4, 4, 5, 5, 5, 5, 7);
        Figures row = new Figures().putCpu(6, 16, 6, 6, 6, 7.5, 7.5, 7.5, 7.5, 7.5);

        row.compareTo(totp);

        assertThat(row.get(Column.CPU_TO_TOTP)).isEqualTo(1.5, within(1e-9));
        assertThat(row.get(Column.CPU_PER_LOGIN)).as("without the 6 and the 16").isEqualTo(55.5 / 8);
        assertThat(totp.get(Column.CPU_PER_LOGIN)).as("without a 4 and the 7").isEqualTo(36 / 8.0);
    }

    /** As collections of garbage do. */
    @Test
    void whatHappensInEveryThirdSecondCounts() {
        Figures row = new Figures().putCpu(6, 6, 7, 6, 6, 7, 6, 6, 7, 6);

        row.compareTo(new Figures().putCpu(4, 4, 4, 4, 4, 4, 4, 4, 4, 4));

        assertThat(row.get(Column.CPU_TO_TOTP)).isEqualTo(50.0 / 8 / 4, within(1e-9));
    }

    @Test
    void tableHasTheRowsInTheirOrderWhicheverCameFirst() throws IOException {
        assertThat(rounds(2, List.of(Scenario.FLOOR, ROW, OTHER), this::slower).keySet())
                .containsExactly(Scenario.PASSWORD, Scenario.TOTP, Scenario.FLOOR, ROW, OTHER);
    }

    @Test
    void tailIsThatOfAllRoundsTogether() throws IOException {
        Iterator<Integer> slowest = List.of(3, 9).iterator();

        Map<Scenario, Figures> rows = rounds(2, List.of(ROW), all -> all.stream()
                .map(row -> pages(1, row.equals(ROW) ? slowest.next() : 3)).toList());

        assertThat(rows.get(ROW).get(Column.PASSWORD_P99)).isEqualTo(9);
        assertThat(rows.get(ROW).get(Column.PASSWORD_P99_TO_TOTP)).isEqualTo(3);
    }

    private static Figures pages(long... millis) {
        return new Figures().putPages(new Latencies(LongStream.of(millis).map(one -> one * 1_000_000).toArray()));
    }

    @Test
    void noiseIsHalfOfWhatLiesBetweenTheLeastAndTheMost() {
        assertThat(Spread.of(1.3, 1.2, 1.1, 1.0)).isEqualTo(new Spread(1.15, (1.3 - 1.0) / 2 / 1.15 * 100));
        assertThat(Spread.of(1.3).noisePercent()).isNaN();
    }

    private Map<Scenario, Figures> rounds(int rounds, List<Scenario> rows, Measurement measurement)
            throws IOException {
        return new Rounds(List.of(Scenario.PASSWORD), rows, silent).measure(measurement, rounds).figures();
    }
}
