package io.github.onetimecode.benchmark;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;

/** Where people look for their code. */
final class MailedCodes {

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

    void arrived(MailedCode mail) {
        CompletableFuture<MailedCode> waiting = expected.remove(mail.address());
        if (waiting != null) {
            waiting.complete(mail);
        }
    }
}
