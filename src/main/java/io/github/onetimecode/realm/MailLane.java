package io.github.onetimecode.realm;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The mails of one realm: how many wait, how many are on their way, and how many its mail server bears at once. Finds the
 * last out by itself: a connection that is refused for being one too many takes the number down, mails that get through
 * take it up again. For use under the queue's lock.
 */
final class MailLane {

    private final Deque<QueuedMail> waiting = new ArrayDeque<>();
    private final int limit;
    private int most;
    private int onTheirWay;
    private int throughInARow;

    MailLane(int limit) {
        this.limit = limit;
        this.most = limit;
    }

    void add(QueuedMail mail) {
        waiting.addLast(mail);
    }

    boolean isReady() {
        return !waiting.isEmpty() && onTheirWay < most;
    }

    QueuedMail start() {
        onTheirWay++;
        return waiting.removeFirst();
    }

    void end(MailTry outcome) {
        onTheirWay--;
        throughInARow = outcome == MailTry.SENT ? throughInARow + 1 : 0;
        if (throughInARow >= most && most < limit) {
            most++;
            throughInARow = 0;
        }
    }

    /**
     * Puts a mail back that came one too many, to be the next.
     *
     * @return whether there are others whose end it can wait for
     */
    boolean retreat(QueuedMail mail) {
        if (onTheirWay == 1) {
            return false;
        }
        onTheirWay--;
        most = Math.max(1, Math.min(most, onTheirWay));
        throughInARow = 0;
        waiting.addFirst(mail);
        return true;
    }

    boolean isIdle() {
        return waiting.isEmpty() && onTheirWay == 0;
    }
}
