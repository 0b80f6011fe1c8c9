package io.github.onetimecode.mailserver;

import java.util.concurrent.CountDownLatch;

/** Holds conversations at one stage until a test lets them go on. */
final class Gate {

    private record Shut(Stage stage, CountDownLatch opened) {
    }

    private static final Shut OPEN = new Shut(null, new CountDownLatch(0));

    private volatile Shut shut = OPEN;

    void shut(Stage stage) {
        open();
        shut = new Shut(stage, new CountDownLatch(1));
    }

    void open() {
        Shut before = shut;
        shut = OPEN;
        before.opened().countDown();
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
