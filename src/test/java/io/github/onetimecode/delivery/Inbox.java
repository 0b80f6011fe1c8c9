package io.github.onetimecode.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.awaitility.Awaitility;

import io.github.onetimecode.server.Mail;

/** The mails that a server has taken. */
public final class Inbox {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<ArrivedMail> mails = new CopyOnWriteArrayList<>();

    void take(byte[] mail, Envelope envelope, Entry entry) {
        Instant arrivedAt = Instant.now();
        mails.add(new ArrivedMail(Mail.of(mail), mail, arrivedAt, envelope, entry));
    }

    /** Oldest first. */
    public List<ArrivedMail> all() {
        return List.copyOf(mails);
    }

    public List<ArrivedMail> to(String address) {
        return mails.stream().filter(arrived -> arrived.mail().to().equals(address)).toList();
    }

    /** The only mail to this address. */
    public Mail await(String address) {
        return await(address, 1);
    }

    /** The n-th mail to this address, counted from 1. Fails when it does not arrive in 20 seconds. */
    public Mail await(String address, int number) {
        Awaitility.await("mail " + number + " to " + address).atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20)).until(() -> to(address).size() >= number);
        return to(address).get(number - 1).mail();
    }
}
