package io.github.onetimecode.benchmark;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class GrowthStagesTest {

    private static final List<String> STAGES = List.of("few", "many");

    private final GrowthStages stages = new GrowthStages(new Progress(new PrintStream(
            OutputStream.nullOutputStream())), STAGES);

    /** What makes TOTP dearer as well is in the growth of ours, and not in that of the ratio. */
    @Test
    void growthOfTheRatioIsWithoutThatOfTotp() throws IOException {
        for (int round = 0; round < 2; round++) {
            stages.measure("few", 1, row -> row.equals(Scenario.TOTP) ? 4 : 6);
            stages.measure("many", 1, row -> row.equals(Scenario.TOTP) ? 8 : 15);
        }

        assertThat(lines()).containsExactly(
                "| few | 4.00 ms | 6.00 ms | 1.50 | 1.00 | 0.0 % | 1.00 | 0.0 % |",
                "| many | 8.00 ms | 15.00 ms | 1.88 | 2.50 | 0.0 % | 1.25 | 0.0 % |");
    }

    /** A machine that gets slower with each second makes neither of the two look better. */
    @Test
    void theOtherOneComesFirstInTheNextSecond() throws IOException {
        double[] machine = {1};
        for (String stage : STAGES) {
            stages.measure(stage, 2, row -> row.equals(Scenario.TOTP) ? machine[0]++ : machine[0]++ * 10);
        }

        assertThat(lines().get(0)).startsWith("| few | 2.50 ms | 25.00 ms | 10.00 |");
    }

    private List<String> lines() {
        Map<String, String> compared = new LinkedHashMap<>();
        STAGES.forEach(stage -> compared.put(stage, "few"));
        return stages.table("stage", compared).toMarkdown().lines().skip(2).toList();
    }
}
