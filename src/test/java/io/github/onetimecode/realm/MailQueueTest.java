package io.github.onetimecode.realm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The queue with mails that do as they are told, and wait until they are. */
final class MailQueueTest {

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final List<Mail> talking = new CopyOnWriteArrayList<>();

    @AfterEach
    void stopTimer() {
        timer.shutdownNow();
    }

    @Test
    void asManyPlacesAsMailsMayWaitOrBeOnTheirWay() {
        MailQueue queue = queue(2, 2, 3, 0);

        for (int place = 1; place <= 5; place++) {
            assertThat(queue.reserve()).as("place " + place).isTrue();
        }
        assertThat(queue.reserve()).isFalse();
        assertThat(queue.length()).isEqualTo(5);

        queue.release();
        assertThat(queue.reserve()).isTrue();
    }

    @Test
    void noMoreAreOnTheirWayThanThePoolHolds() {
        MailQueue queue = queue(3, 3, 10, 0);
        List<Mail> mails = enter(queue, "a", 5);
        awaitTalking(3);

        mails.get(0).end(MailTry.SENT);

        awaitTalking(4);
        assertThat(talking).containsExactlyInAnyOrderElementsOf(mails.subList(0, 4));
        assertThat(queue.length()).isEqualTo(4);
    }

    @Test
    void oneRealmLeavesRoomForTheOthers() {
        MailQueue queue = queue(3, 2, 10, 0);
        enter(queue, "slow", 4);
        awaitTalking(2);

        List<Mail> other = enter(queue, "other", 1);

        awaitTalking(3);
        assertThat(talking).contains(other.get(0));
    }

    /** The first mail of "a" is on its way before "b" comes; from then on one of each. */
    @Test
    void realmsTakeTurns() {
        MailQueue queue = queue(1, 1, 10, 0);
        List<Mail> first = enter(queue, "a", 3);
        List<Mail> second = enter(queue, "b", 2);
        List<Mail> expected = List.of(first.get(0), first.get(1), second.get(0), first.get(2), second.get(1));

        for (int number = 1; number <= 5; number++) {
            awaitTalking(number);
            talking.get(number - 1).end(MailTry.SENT);
        }

        assertThat(talking).containsExactlyElementsOf(expected);
        Awaitility.await().until(() -> queue.length() == 0);
    }

    @Test
    void whatMayPassIsTriedAgainAfterItsPause() {
        MailQueue queue = queue(1, 1, 10, 0);
        Mail mail = enter(queue, "a", 1).get(0);
        mail.pauses = 2;

        for (int tries = 1; tries <= 3; tries++) {
            awaitTalking(tries);
            mail.end(MailTry.TRANSIENT);
        }

        Awaitility.await().until(() -> queue.length() == 0);
        assertThat(mail.counted).containsExactly(MailTry.TRANSIENT, MailTry.TRANSIENT, MailTry.TRANSIENT);
        assertThat(talking).hasSize(3);
    }

    @Test
    void connectionThatIsOneTooManyWaitsForAnotherAndCountsForNothing() {
        MailQueue queue = queue(3, 3, 10, 0);
        List<Mail> mails = enter(queue, "small", 3);
        awaitTalking(3);

        mails.get(2).end(MailTry.CROWDED);
        Awaitility.await().until(() -> mails.get(2).told.getCount() == 1);
        assertThat(talking).hasSize(3);
        mails.get(0).end(MailTry.SENT);

        awaitTalking(4);
        assertThat(talking.get(3)).isSameAs(mails.get(2));
        assertThat(mails.get(2).counted).isEmpty();
    }

    @Test
    void connectionThatIsRefusedToTheOnlyOneCounts() {
        MailQueue queue = queue(3, 3, 10, 0);
        Mail mail = enter(queue, "a", 1).get(0);
        awaitTalking(1);

        mail.end(MailTry.CROWDED);

        Awaitility.await().until(() -> queue.length() == 0);
        assertThat(mail.counted).containsExactly(MailTry.CROWDED);
    }

    /** A class that an upgrade has taken away, a stack that was too short. */
    @Test
    void errorInATryCostsTheMailAndNeitherItsPlaceNorItsLane() {
        MailQueue queue = queue(1, 1, 10, 0);
        List<Mail> mails = enter(queue, "a", 3);
        awaitTalking(1);

        mails.get(0).fail(new StackOverflowError("in a try"));
        awaitTalking(2);
        mails.get(1).failCounting(new StackOverflowError("when it was counted"));
        mails.get(1).end(MailTry.SENT);

        awaitTalking(3);
        mails.get(2).end(MailTry.SENT);
        Awaitility.await().until(() -> queue.length() == 0);
        assertThat(mails.get(0).counted).as("it may have arrived").containsExactly(MailTry.UNCERTAIN);
        assertThat(mails.get(2).counted).containsExactly(MailTry.SENT);
    }

    @Test
    void closingWaitsForWhatIsUnderWayAndGivesUpNothing() {
        MailQueue queue = queue(1, 1, 10, 20);
        List<Mail> mails = enter(queue, "a", 2);
        awaitTalking(1);

        Thread closing = new Thread(queue::close);
        closing.start();
        Awaitility.await().until(() -> !queue.reserve());
        mails.forEach(mail -> mail.end(MailTry.SENT));

        Awaitility.await().until(() -> !closing.isAlive());
        assertThat(mails).allSatisfy(mail -> assertThat(mail.givenUp).isFalse());
        assertThat(talking).hasSize(2);
    }

    @Test
    void closingGivesUpWhatTakesTooLong() {
        MailQueue queue = queue(1, 1, 10, 0);
        List<Mail> mails = enter(queue, "a", 2);
        awaitTalking(1);

        queue.close();

        assertThat(mails).allSatisfy(mail -> assertThat(mail.givenUp).isTrue());
        assertThat(queue.reserve()).isFalse();
    }

    private MailQueue queue(int poolSize, int poolSizePerRealm, int queueLength, int drainSeconds) {
        return new MailQueue(new CourierOptions(poolSize, poolSizePerRealm, queueLength, 3, Duration.ofMillis(1),
                Duration.ofSeconds(drainSeconds)), timer);
    }

    private List<Mail> enter(MailQueue queue, String realm, int number) {
        List<Mail> mails = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            assertThat(queue.reserve()).isTrue();
            mails.add(new Mail(realm));
            queue.enter(mails.get(i));
        }
        return mails;
    }

    private void awaitTalking(int number) {
        Awaitility.await(number + " talking").until(() -> talking.size() == number);
    }

    /** Does as it is told, once it is told. */
    private final class Mail implements QueuedMail {

        private final String realm;
        private final List<MailTry> counted = new CopyOnWriteArrayList<>();
        private volatile CountDownLatch told = new CountDownLatch(1);
        private volatile MailTry outcome;
        private volatile boolean givenUp;
        private volatile Error error;
        private volatile Error errorWhenCounted;
        private int pauses;

        Mail(String realm) {
            this.realm = realm;
        }

        void end(MailTry as) {
            outcome = as;
            told.countDown();
        }

        void fail(Error as) {
            error = as;
            told.countDown();
        }

        void failCounting(Error as) {
            errorWhenCounted = as;
        }

        @Override
        public String realmId() {
            return realm;
        }

        @Override
        public MailTry attempt() {
            talking.add(this);
            try {
                told.await();
            } catch (InterruptedException e) {
                return MailTry.TRANSIENT;
            }
            if (error != null) {
                throw error;
            }
            told = new CountDownLatch(1);
            return outcome;
        }

        @Override
        public Optional<Duration> count(MailTry as) {
            if (errorWhenCounted != null) {
                throw errorWhenCounted;
            }
            counted.add(as);
            return counted.size() <= pauses ? Optional.of(Duration.ofMillis(1)) : Optional.empty();
        }

        @Override
        public void giveUp() {
            givenUp = true;
        }

        @Override
        public String toString() {
            return realm + " " + Map.of("counted", counted);
        }
    }
}
