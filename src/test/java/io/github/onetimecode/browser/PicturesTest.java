package io.github.onetimecode.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;

import com.microsoft.playwright.PlaywrightException;
import org.junit.jupiter.api.Test;

class PicturesTest {

    private static final String REFUSED = "Error {\n  message='Protocol error (Page.captureScreenshot): "
            + "Unable to capture screenshot\n  name='Error\n}";

    private final AtomicInteger tries = new AtomicInteger();
    private final AtomicInteger pauses = new AtomicInteger();

    @Test
    void pictureThatIsRefusedTwiceIsTakenAtTheThirdTry() {
        byte[] picture = {1};
        assertThat(Pictures.notRefused(() -> {
            if (tries.incrementAndGet() < 3) {
                throw new PlaywrightException(REFUSED);
            }
            return picture;
        }, pauses::incrementAndGet)).isSameAs(picture);
        assertThat(pauses).hasValue(2);
    }

    @Test
    void pictureThatIsAlwaysRefusedFails() {
        assertThatThrownBy(() -> Pictures.notRefused(() -> {
            tries.incrementAndGet();
            throw new PlaywrightException(REFUSED);
        }, pauses::incrementAndGet)).isInstanceOf(PlaywrightException.class).hasMessage(REFUSED);
        assertThat(tries).hasValue(20);
        assertThat(pauses).hasValue(19);
    }

    @Test
    void anyOtherFaultIsNotTriedAgain() {
        assertThatThrownBy(() -> Pictures.notRefused(() -> {
            tries.incrementAndGet();
            throw new PlaywrightException("Target page, context or browser has been closed");
        }, pauses::incrementAndGet)).isInstanceOf(PlaywrightException.class);
        assertThat(tries).hasValue(1);
    }
}
