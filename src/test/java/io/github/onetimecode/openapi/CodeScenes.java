package io.github.onetimecode.openapi;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.awaitility.Awaitility;

import io.github.onetimecode.server.Person;

import static io.github.onetimecode.openapi.ApiStage.confirm;
import static io.github.onetimecode.openapi.ApiStage.expect;
import static io.github.onetimecode.openapi.ApiStage.resend;

/** Codes that are asked for, confirmed, sent again and deleted, and those with which that cannot be done. */
record CodeScenes(ApiStage stage) {

    void play() {
        issued();
        notIssued();
        confirmed();
        over();
        sentAgain();
        usersWhoCanHaveNone();
    }

    private void issued() {
        ApiCaller application = stage.application();
        Person person = stage.person();
        ApiAnswer mailed = stage.issue(application, person, "email");
        String path = "/" + mailed.field("id");
        expect(application.send("GET", path), 200, "");
        expect(application.send("DELETE", path), 204, "");
        expect(application.send("GET", path), 404, "unknown");
        expect(application.send("DELETE", path), 404, "unknown");
        stage.issue(application, person, "return");
    }

    private void notIssued() {
        ApiCaller application = stage.application();
        Person person = stage.person();
        expect(application.post("", Map.of("user", "nobody-at-all")), 422, "unknown-user");
        ApiCaller forAny = stage.another("issue", "issue-for-any-client");
        expect(forAny.post("", Map.of("user", person.name(), "client", "no-such-client")), 422, "unknown-client");
        expect(application.post("", Map.of("user", person.name()), "Idempotency-Key", "twice"), 201, "");
        expect(application.post("", Map.of("user", person.name(), "length", 6), "Idempotency-Key", "twice"), 422,
                "idempotency-conflict");
        stage.faults().meet("putIfAbsent .*payment:", 2);
        CompletableFuture<ApiAnswer> first = CompletableFuture.supplyAsync(
                () -> application.post("", Map.of("user", person.name()), "Idempotency-Key", "at-once"));
        Awaitility.await("first request").until(() -> stage.faults().met() == 1);
        expect(application.post("", Map.of("user", person.name()), "Idempotency-Key", "at-once"), 409, "in-progress");
        stage.issue(application, stage.person(), "email");
        expect(first.join(), 201, "");
        stage.faults().reset();
    }

    private void confirmed() {
        ApiCaller application = stage.application();
        ApiAnswer issued = stage.issue(application, stage.person(), "return");
        String code = issued.field("code");
        expect(confirm(application, issued, Person.wrong(code)), 422, "wrong-code");
        expect(confirm(application, issued, "0"), 422, "malformed-code");
        expect(confirm(application, issued, code), 200, "");
        expect(confirm(application, issued, code), 410, "used");
        expect(application.send("GET", "/" + issued.field("id")), 200, "");
    }

    private void over() {
        ApiCaller application = stage.application();
        ApiAnswer exhausted = stage.issue(application, stage.person(), "email");
        for (int attempt = 0; attempt < 5; attempt++) {
            confirm(application, exhausted, "00000000");
        }
        expect(confirm(application, exhausted, "00000000"), 410, "exhausted");
        expect(resend(application, exhausted), 410, "exhausted");
        expect(application.send("GET", "/" + exhausted.field("id")), 200, "");
        Person person = stage.person();
        ApiAnswer used = stage.issue(application, person, "email");
        expect(confirm(application, used, person.mail().code()), 200, "");
        expect(resend(application, used), 410, "used");
        ApiAnswer expired = stage.issue(application, stage.person(), "return");
        stage.faults().clock(Duration.ofSeconds(300));
        ApiCaller later = stage.application();
        expect(confirm(later, expired, expired.field("code")), 410, "expired");
        expect(later.send("GET", "/" + expired.field("id")), 200, "");
        stage.faults().reset();
    }

    private void sentAgain() {
        ApiCaller application = stage.application();
        expect(resend(application, stage.issue(application, stage.person(), "return")), 409, "not-offered");
        ApiAnswer mailed = stage.issue(application, stage.person(), "email");
        expect(resend(application, mailed), 429, "too-early");
        expect(application.send("POST", "/" + mailed.field("id") + "/resend", Map.of("Accept-Language", "de;q=2"),
                new byte[0]), 400, "bad-request");
        stage.faults().expire("next-mail");
        expect(resend(application, mailed), 200, "");
    }

    private void usersWhoCanHaveNone() {
        ApiCaller application = stage.application();
        Person person = stage.person();
        ApiAnswer issued = stage.issue(application, person, "email");
        stage.realm().users().change(person.name(), user -> user.put("emailVerified", false));
        expect(application.post("", Map.of("user", person.name())), 422, "unverified-address");
        expect(resend(application, issued), 422, "unverified-address");
        stage.realm().users().change(person.name(), user -> user.put("email", ""));
        expect(application.post("", Map.of("user", person.name())), 422, "no-address");
        expect(resend(application, issued), 422, "no-address");
        Person disabled = stage.person();
        refuses(disabled, "user-disabled", () -> stage.realm().users().enable(disabled.name(), false));
        stage.realm().change(settings -> settings.put("bruteForceProtected", true).put("failureFactor", 1));
        Person locked = stage.person();
        refuses(locked, "user-locked", () -> stage.lock(locked));
    }

    private void refuses(Person person, String problem, Runnable change) {
        ApiCaller application = stage.application();
        ApiAnswer issued = stage.issue(application, person, "email");
        change.run();
        expect(application.post("", Map.of("user", person.name())), 422, problem);
        expect(confirm(application, issued, "0"), 422, problem);
        expect(resend(application, issued), 422, problem);
    }
}
