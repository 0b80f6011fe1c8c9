package io.github.onetimecode.delivery;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.onetimecode.mailserver.FakeMailServer;
import io.github.onetimecode.server.TestRealm;

/** What a realm knows of its mail server. */
final class SmtpSettings {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final TestRealm realm;

    private SmtpSettings(TestRealm realm) {
        this.realm = realm;
    }

    static SmtpSettings in(TestRealm realm) {
        return new SmtpSettings(realm);
    }

    /** This mail server, a sender, and nothing else but these. */
    void use(FakeMailServer mails, Map<String, String> others) {
        realm.change(settings -> {
            settings.putObject("smtpServer").put("from", "login@one-time-code.example");
            ObjectNode smtp = mails.serve(settings, PATIENCE);
            others.forEach(smtp::put);
        });
    }

    static Map<String, String> password(String password) {
        return Map.of("auth", "true", "user", "mailer@example.org", "password", password);
    }

    @SafeVarargs
    static Map<String, String> with(Map<String, String>... settings) {
        Map<String, String> all = new HashMap<>();
        for (Map<String, String> some : settings) {
            all.putAll(some);
        }
        return all;
    }
}
