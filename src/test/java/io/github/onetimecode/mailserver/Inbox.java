package io.github.onetimecode.mailserver;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.awaitility.Awaitility;

import io.github.onetimecode.server.Mail;

/** The mails that a server has taken. */
public final class Inbox {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<ArrivedMail> mails = new ArrayList<>();

    synchronized void take(ArrivedMail mail) {
        mails.add(mail);
    }

    /** Oldest first. */
    public synchronized List<ArrivedMail> all() {
        return List.copyOf(mails);
    }

    /** Oldest first, by the address in the envelope. */
    public synchronized List<ArrivedMail> to(String address) {
        return mails.stream().filter(arrived -> arrived.envelope().address().equalsIgnoreCase(address)).toList();
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
