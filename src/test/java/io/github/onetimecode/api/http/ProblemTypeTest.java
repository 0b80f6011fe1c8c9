package io.github.onetimecode.api.http;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class ProblemTypeTest {

    @Test
    void tooLargeTellsHowMuchABodyMayHave() {
        assertThat(ProblemType.TOO_LARGE.detail()).contains(" " + JsonBody.MOST_BYTES + " bytes");
    }
}
