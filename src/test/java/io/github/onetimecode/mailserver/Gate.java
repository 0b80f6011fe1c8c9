package io.github.onetimecode.mailserver;

import java.util.concurrent.CountDownLatch;

/** Holds conversations at one stage until a test lets them go on. */
final class Gate {

    private record Shut(Stage stage, CountDownLatch opened) {
    }

    private static final Shut OPEN = new Shut(null, new CountDownLatch(0));

    private volatile Shut shut = OPEN;

    /** Before the last one opens: whoever was held there may be at the next one sooner than we are. */
    void shut(Stage stage) {
        replaceBy(new Shut(stage, new CountDownLatch(1)));
    }

    void open() {
        replaceBy(OPEN);
    }

    private void replaceBy(Shut next) {
        Shut before = shut;
        shut = next;
        before.opened().countDown();
    }

    boolean isShut(Stage stage) {
        return shut.stage() == stage;
    }

    void pass(Stage stage) {
        Shut now = shut;
        try {
            if (now.stage() == stage) {
                now.opened().await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
