package io.github.onetimecode.benchmark;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Where people look for their code. */
final class MailedCodes {

    private static final int PATIENCE_SECONDS = 60;

    private final Map<String, CompletableFuture<MailedCode>> expected = new ConcurrentHashMap<>();

    /** The next mail to this address; who asked before gets nothing any more. */
    Future<MailedCode> expect(String address) {
        CompletableFuture<MailedCode> next = new CompletableFuture<>();
        expected.put(address, next);
        return next;
    }

    /** For whoever gets no mail. */
    Future<MailedCode> none() {
        return new CompletableFuture<>();
    }

    /** What was expected, once it is there. */
    static MailedCode arrived(Future<MailedCode> mail) throws LoginBroken, InterruptedException {
        try {
            return mail.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new LoginBroken("no mail in " + PATIENCE_SECONDS + " s");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    void arrived(MailedCode mail) {
        CompletableFuture<MailedCode> waiting = expected.remove(mail.address());
        if (waiting != null) {
            waiting.complete(mail);
        }
    }
}
