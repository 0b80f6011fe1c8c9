package io.github.onetimecode.settings;

import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.onetimecode.refusal.RefusedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Which names of steps are accepted, in the quick way and in the other. */
final class StepConfigurationTest {

    private static final String OF_63 = "azAZ09-_".repeat(8).substring(1);

    @ParameterizedTest
    @ValueSource(strings = {"a", "one-time-code", "AZ_az-09", "two words", "M\u00fcller", "\ud83d\udce7", "a@b{c}",
            "`[/:"})
    void printableNameIsAccepted(String name) throws RefusedException {
        assertThat(nameOf(name)).isEqualTo(name);
        assertThat(nameOf(" " + name + " ")).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "_", "9", "\u00fc", "\ud83d\udce7"})
    void nameOfUpTo64CharactersIsAccepted(String last) throws RefusedException {
        assertThat(nameOf(OF_63 + last)).isEqualTo(OF_63 + last);
        assertRefused(OF_63 + "a" + last);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\u0000", "a\u200bb", "a\u2028b", "a\u2029b", "\ue000", "a\ud83d"})
    void nameThatIsNotPrintableIsRefused(String name) {
        assertRefused(name);
    }

    private static void assertRefused(String name) {
        assertThatThrownBy(() -> nameOf(name)).isInstanceOf(RefusedException.class)
                .hasMessageContaining("1 to 64 printable characters");
    }

    private static String nameOf(String stored) throws RefusedException {
        return new StepConfiguration("provider", Map.of(Setting.STEP_NAME.key, stored), "", false)
                .name(Setting.STEP_NAME);
    }
}
