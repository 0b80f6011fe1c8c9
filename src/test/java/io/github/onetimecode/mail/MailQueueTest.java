package io.github.onetimecode.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.onetimecode.mail.smtp.TryOutcome;
import io.github.onetimecode.memory.MovableClock;

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
            assertThat(queue.reserve("realm " + place)).as("place " + place).isTrue();
        }
        assertThat(queue.reserve("late")).isFalse();
        assertThat(queue.length()).isEqualTo(5);

        queue.release("realm 1");
        assertThat(queue.reserve("late")).isTrue();
    }

    @Test
    void oneRealmAloneGetsThreeEighthsOfThePlaces() {
        MailQueue queue = queue(64, 48, 500, 0);

        assertThat(takeAll(queue, "greedy")).isEqualTo(212);
        queue.release("greedy");
        assertThat(queue.reserve("greedy")).as("its own place").isTrue();
        assertThat(queue.reserve("greedy")).isFalse();
        for (int other = 1; other <= 10; other++) {
            for (int mail = 1; mail <= 10; mail++) {
                assertThat(queue.reserve("other " + other)).as("mail " + mail + " of realm " + other).isTrue();
            }
        }
    }

    @Test
    void fiftyRealmsThatTakeAllTheyGetLeaveSomeForANewOne() {
        MailQueue queue = queue(64, 48, 500, 0);
        for (int dead = 1; dead <= 50; dead++) {
            assertThat(takeAll(queue, "dead " + dead)).isGreaterThanOrEqualTo(2);
        }

        for (int other = 1; other <= 10; other++) {
            assertThat(queue.reserve("other " + other)).isTrue();
            assertThat(queue.reserve("other " + other)).isTrue();
        }
    }

    private static int takeAll(MailQueue queue, String realm) {
        int places = 0;
        while (queue.reserve(realm)) {
            places++;
        }
        return places;
    }

    @Test
    void noMoreAreOnTheirWayThanThePoolHolds() {
        MailQueue queue = queue(3, 3, 10, 0);
        List<Mail> mails = enterOneEach(queue, "realm ", 5);
        awaitTalking(3);

        mails.get(0).end(TryOutcome.SENT);

        awaitTalking(4);
        assertThat(talking).containsExactlyInAnyOrderElementsOf(mails.subList(0, 4));
        assertThat(queue.length()).isEqualTo(4);
    }

    @Test
    void oneRealmLeavesRoomForTheOthers() {
        MailQueue queue = queue(3, 2, 30, 0);
        List<Mail> slow = enter(queue, "slow", 8);
        for (int through = 0; through < 3; through++) {
            awaitTalking(through == 0 ? 1 : through + 2);
            slow.get(through).end(TryOutcome.SENT);
        }
        awaitTalking(5);

        List<Mail> other = enter(queue, "other", 1);

        awaitTalking(6);
        assertThat(talking).contains(other.get(0));
    }

    /** As many as the mail server has been seen to bear, at once, and not one after the other. */
    @Test
    void mailThatGetsThroughMakesRoomForTwo() {
        MailQueue queue = queue(10, 10, 30, 0);
        List<Mail> mails = enter(queue, "a", 8);

        for (int wave = 1, first = 0; wave <= 4; first += wave, wave *= 2) {
            awaitTalking(first + wave);
            mails.subList(first, first + wave).forEach(mail -> mail.end(TryOutcome.SENT));
        }

        awaitTalking(8);
    }

    /** Fifty mail servers that do not answer, with ten mails each, and ten that do. */
    @Test
    void deadRealmsLeaveTheOthersTheirTurns() {
        MailQueue queue = queue(64, 48, 1_500, 0);
        List<Mail> dead = new ArrayList<>();
        for (int realm = 1; realm <= 50; realm++) {
            dead.addAll(enter(queue, "dead " + realm, 10));
        }
        awaitTalking(50);
        List<Mail> others = enterOneEach(queue, "other ", 10);
        awaitTalking(60);
        assertThat(talking).containsAll(others);

        others.forEach(mail -> mail.end(TryOutcome.SENT));
        List.copyOf(talking).stream().filter(dead::contains).forEach(mail -> mail.end(TryOutcome.UNCERTAIN));

        awaitTalking(60 + 64 / 4);
        assertThat(enterOneEach(queue, "new ", 40)).hasSize(40);
        awaitTalking(60 + 64 / 4 + 40);
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
            talking.get(number - 1).end(TryOutcome.SENT);
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
            mail.end(TryOutcome.TRANSIENT);
        }

        Awaitility.await().until(() -> queue.length() == 0);
        assertThat(mail.counted).containsExactly(TryOutcome.TRANSIENT, TryOutcome.TRANSIENT, TryOutcome.TRANSIENT);
        assertThat(talking).hasSize(3);
    }

    @Test
    void connectionThatIsOneTooManyWaitsForAnotherAndCountsForNothing() {
        MailQueue queue = queue(3, 3, 10, 0);
        List<Mail> mails = enter(queue, "small", 4);
        awaitTalking(1);
        mails.get(0).end(TryOutcome.SENT);
        awaitTalking(3);

        mails.get(2).end(TryOutcome.CROWDED);
        Awaitility.await().until(() -> mails.get(2).told.getCount() == 1);
        assertThat(talking).hasSize(3);
        mails.get(1).end(TryOutcome.SENT);

        awaitTalking(4);
        assertThat(talking.get(3)).as("who has waited as long").isSameAs(mails.get(3));
        assertThat(mails.get(2).counted).isEmpty();
        mails.get(3).end(TryOutcome.SENT);
        awaitTalking(5);
        assertThat(talking.get(4)).isSameAs(mails.get(2));
    }

    /** Until the code has expired would be too long. */
    @Test
    void whoWaitsTooLongForAMailServerThatDoesNotAnswerIsGivenUp() {
        MailQueue queue = queue(3, 3, 30, 0);
        List<Mail> mails = enter(queue, "silent", 4);
        awaitTalking(1);
        mails.subList(0, 3).forEach(mail -> mail.queuedAt = Instant.now().minusSeconds(31));

        mails.get(0).end(TryOutcome.TRANSIENT);

        awaitTalking(2);
        assertThat(talking.get(1)).as("who came later").isSameAs(mails.get(3));
        assertThat(mails).extracting(mail -> mail.givenUp).containsExactly(false, true, true, false);
        mails.get(3).end(TryOutcome.SENT);
        Awaitility.await().until(() -> queue.length() == 0);
    }

    /** As where another program sends by the same account, or so many a minute are agreed. */
    @Test
    void mailServerThatTookAMailLatelyIsGivenARestWhateverTheClockDoes() {
        assertRest(queue(options(3, 3, 10, 0), new MovableClock()), "busy", "busy");
    }

    /** As where a relay takes a few connections, and another realm has them. */
    @Test
    void mailServerThatTookAMailOfAnotherRealmLatelyIsGivenARest() {
        assertRest(queue(3, 3, 10, 0), "one@shared", "other@shared");
    }

    private void assertRest(MailQueue queue, String realm, String realmOfTheSecond) {
        Mail first = enter(queue, realm, 1).get(0);
        awaitTalking(1);
        first.end(TryOutcome.SENT);
        Awaitility.await().until(() -> queue.length() == 0);
        Mail second = enter(queue, realmOfTheSecond, 1).get(0);
        awaitTalking(2);

        second.end(TryOutcome.CROWDED);

        awaitTalking(3);
        assertThat(second.counted).as("no try of its own").isEmpty();
        second.end(TryOutcome.SENT);
        Awaitility.await().until(() -> queue.length() == 0);
    }

    @Test
    void firstTryThatIsPutOffCountsAndTheNextWaits() {
        MailQueue queue = queue(3, 3, 10, 0);
        enter(queue, "limited", 1).get(0).end(TryOutcome.SENT);
        Awaitility.await().until(() -> queue.length() == 0);
        Mail mail = enter(queue, "limited", 1).get(0);
        mail.pauses = 1;
        awaitTalking(2);

        mail.end(TryOutcome.PUT_OFF);
        awaitTalking(3);
        mail.end(TryOutcome.PUT_OFF);
        awaitTalking(4);

        assertThat(mail.counted).containsExactly(TryOutcome.PUT_OFF);
    }

    @Test
    void connectionThatIsRefusedToTheOnlyOneCounts() {
        MailQueue queue = queue(3, 3, 10, 0);
        Mail mail = enter(queue, "a", 1).get(0);
        awaitTalking(1);

        mail.end(TryOutcome.CROWDED);

        Awaitility.await().until(() -> queue.length() == 0);
        assertThat(mail.counted).containsExactly(TryOutcome.CROWDED);
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
        mails.get(1).end(TryOutcome.SENT);

        awaitTalking(3);
        mails.get(2).end(TryOutcome.SENT);
        Awaitility.await().until(() -> queue.length() == 0);
        assertThat(mails.get(0).counted).as("it may have arrived").containsExactly(TryOutcome.UNCERTAIN);
        assertThat(mails.get(2).counted).containsExactly(TryOutcome.SENT);
    }

    @Test
    void closingWaitsForWhatIsUnderWayAndGivesUpNothing() {
        MailQueue queue = queue(1, 1, 10, 20);
        List<Mail> mails = enter(queue, "a", 2);
        awaitTalking(1);

        Thread closing = new Thread(queue::close);
        closing.start();
        Awaitility.await().until(() -> !queue.reserve("late"));
        mails.forEach(mail -> mail.end(TryOutcome.SENT));

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
        assertThat(queue.reserve("late")).isFalse();
    }

    /** Its end is recorded: it must not arrive all the same. */
    @Test
    void nothingIsTriedOnceItIsGivenUp() throws InterruptedException {
        ExecutorService workers = Executors.newCachedThreadPool();
        MailQueue queue = new MailQueue(options(1, 1, 10, 0), timer, Clock.systemUTC(), workers);
        List<Mail> mails = enter(queue, "a", 2);
        awaitTalking(1);
        assertThat(queue.reserve("a")).isTrue();

        queue.close();
        Mail late = new Mail("a");
        queue.enter(late);

        assertThat(workers.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
        assertThat(talking).containsExactly(mails.get(0));
        assertThat(late.givenUp).isTrue();
    }

    /** The server stops in the moment between: the mail must come to its end. */
    @Test
    void mailThatHasNotBegunIsGivenUpWhenTheServerStops() {
        MailQueue queue = new MailQueue(options(1, 1, 10, 0), timer, Clock.systemUTC(),
                new ThreadPoolExecutor(0, 1, 1, TimeUnit.SECONDS, new SynchronousQueue<>()) {
                    @Override
                    public void execute(Runnable task) {
                        // Not yet.
                    }
                });
        Mail mail = enter(queue, "a", 1).get(0);

        queue.close();

        assertThat(mail.givenUp).isTrue();
        assertThat(talking).isEmpty();
    }

    /** As where the system has as many as it will. */
    @Test
    void threadThatCannotBeMadeCostsTheMailAndNeitherItsPlaceNorItsTurn() {
        AtomicBoolean exhausted = new AtomicBoolean(true);
        ExecutorService workers = new ThreadPoolExecutor(0, 9, 1, TimeUnit.SECONDS, new SynchronousQueue<>()) {
            @Override
            public void execute(Runnable task) {
                if (exhausted.get()) {
                    throw new OutOfMemoryError("unable to create native thread");
                }
                super.execute(task);
            }
        };
        MailQueue queue = new MailQueue(options(1, 1, 10, 0), timer, Clock.systemUTC(), workers);

        Mail first = enter(queue, "a", 1).get(0);
        Awaitility.await().until(() -> queue.length() == 0);
        assertThat(first.givenUp).isTrue();
        assertThat(first.givenUpBy).as("which writes an event, and may be a request").isNotSameAs(
                Thread.currentThread());
        exhausted.set(false);

        Mail second = enter(queue, "a", 1).get(0);
        awaitTalking(1);
        second.end(TryOutcome.SENT);
        Awaitility.await().until(() -> queue.length() == 0);
        assertThat(second.givenUp).isFalse();
    }

    private MailQueue queue(int poolSize, int poolSizePerRealm, int queueLength, int drainSeconds) {
        return queue(options(poolSize, poolSizePerRealm, queueLength, drainSeconds), Clock.systemUTC());
    }

    private MailQueue queue(CourierOptions options, Clock clock) {
        return new MailQueue(options, timer, clock,
                Executors.newCachedThreadPool(task -> new MailThread(task, "mail")));
    }

    private static CourierOptions options(int poolSize, int poolSizePerRealm, int queueLength, int drainSeconds) {
        return new CourierOptions(poolSize, poolSizePerRealm, queueLength, 3, Duration.ofMillis(1),
                Duration.ofSeconds(drainSeconds));
    }

    private List<Mail> enter(MailQueue queue, String realm, int number) {
        List<Mail> mails = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            assertThat(queue.reserve(realm)).isTrue();
            mails.add(new Mail(realm));
            queue.enter(mails.get(i));
        }
        return mails;
    }

    private List<Mail> enterOneEach(MailQueue queue, String realm, int number) {
        List<Mail> mails = new ArrayList<>();
        for (int i = 1; i <= number; i++) {
            mails.addAll(enter(queue, realm + i, 1));
        }
        return mails;
    }

    private void awaitTalking(int number) {
        Awaitility.await(number + " talking").until(() -> talking.size() == number);
    }

    /** Does as it is told, once it is told. */
    private final class Mail implements QueuedMail {

        private final String realm;
        private final List<TryOutcome> counted = new CopyOnWriteArrayList<>();
        private volatile CountDownLatch told = new CountDownLatch(1);
        private volatile TryOutcome outcome;
        private volatile boolean givenUp;
        private volatile Thread givenUpBy;
        private volatile Error error;
        private volatile Error errorWhenCounted;
        private volatile Instant queuedAt = Instant.now();
        private int pauses;

        Mail(String realm) {
            this.realm = realm;
        }

        void end(TryOutcome as) {
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

        /** What follows an at sign; realms without one have mail servers of their own. */
        @Override
        public String mailServer() {
            return realm.replaceFirst(".*@", "");
        }

        @Override
        public Instant queuedAt() {
            return queuedAt;
        }

        @Override
        public TryOutcome attempt() {
            talking.add(this);
            try {
                told.await();
            } catch (InterruptedException e) {
                return TryOutcome.TRANSIENT;
            }
            if (error != null) {
                throw error;
            }
            told = new CountDownLatch(1);
            return outcome;
        }

        @Override
        public Optional<Duration> count(TryOutcome as) {
            if (errorWhenCounted != null) {
                throw errorWhenCounted;
            }
            counted.add(as);
            return counted.size() <= pauses ? Optional.of(Duration.ofMillis(1)) : Optional.empty();
        }

        @Override
        public void giveUp() {
            givenUpBy = Thread.currentThread();
            givenUp = true;
        }

        @Override
        public String toString() {
            return realm + " " + Map.of("counted", counted);
        }
    }
}
