package io.github.onetimecode.core;

import java.math.BigDecimal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

final class FailureBudgetTest {

    @Test
    void sharesAddUpToTheBudgetAndNeitherIsEmpty() {
        for (int perDay = 2; perDay <= 200; perDay++) {
            FailureBudget budget = new FailureBudget(perDay);
            assertThat(budget.proven() + budget.unproven()).isEqualTo(perDay);
            assertThat(budget.proven()).isPositive();
            assertThat(budget.unproven()).isPositive();
        }
    }

    @Test
    void provenShareIsThreeFifthsRoundedDown() {
        for (int perDay = 2; perDay <= 200; perDay++) {
            int threeFifths = new BigDecimal("0.6").multiply(BigDecimal.valueOf(perDay)).intValue();
            assertThat(new FailureBudget(perDay).proven()).isEqualTo(threeFifths);
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 1, 1", "3, 1, 2", "4, 2, 2", "5, 3, 2", "25, 15, 10", "50, 30, 20", "199, 119, 80",
            "200, 120, 80"})
    void sharesAreWhatTheyAreSaidToBe(int perDay, int proven, int unproven) {
        FailureBudget budget = new FailureBudget(perDay);
        assertThat(budget.proven()).isEqualTo(proven);
        assertThat(budget.unproven()).isEqualTo(unproven);
    }

    /** The one budget that cannot be shared: both get their least, and the sum is one more than was asked for. */
    @Test
    void budgetOfOneGivesEachTheirLeast() {
        FailureBudget budget = new FailureBudget(1);
        assertThat(budget.proven()).isEqualTo(1);
        assertThat(budget.unproven()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 201, Integer.MAX_VALUE})
    void otherBudgetsAreRefusedByName(int perDay) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FailureBudget(perDay))
                .withMessage(perDay + " failures a day are not in 1..200");
    }
}
