package io.github.onetimecode.mail;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;

import org.keycloak.events.Event;
import org.keycloak.events.EventType;
import org.keycloak.models.UserModel;

import io.github.onetimecode.core.CodeAlphabet;
import io.github.onetimecode.core.CodeBinding;
import io.github.onetimecode.core.CodeChallenge;
import io.github.onetimecode.core.CodeKey;
import io.github.onetimecode.core.CodePlace;
import io.github.onetimecode.core.CodePolicy;
import io.github.onetimecode.core.OneTimeCodes;
import io.github.onetimecode.core.Purpose;
import io.github.onetimecode.limits.MailCost;
import io.github.onetimecode.mail.text.CodeMail;
import io.github.onetimecode.memory.Answers;

/** Orders of mails with codes of five minutes, to a user whom nobody asks anything. */
final class SampleMails {

    static final Duration LIFETIME = Duration.ofMinutes(5);

    private static final CodePolicy POLICY = new CodePolicy(CodeAlphabet.DIGITS, 8, LIFETIME);
    private static final CodeBinding BINDING = new CodeBinding(new CodePlace("login", "8c2f9a.Tb1"), "realm",
            "one-time-code", "user", "client", "ann@example.com");
    private static final CodeKey KEY = new CodeKey("key", new byte[32]);

    private final OneTimeCodes codes;

    SampleMails(Clock clock) {
        codes = new OneTimeCodes(clock, new SplittableRandom(1));
    }

    /** A mail whose code is issued now. */
    MailTask order(MailCost cost) {
        CodeChallenge challenge = codes.issue(POLICY, BINDING, KEY);
        UserModel user = Answers.of(UserModel.class, Map.of());
        return new MailTask(new CodeMail(codes.code(challenge, BINDING, KEY), challenge, user, user, "client",
                codes.now(), challenge.timeLeftAt(codes.now()), Purpose.NONE), cost, "series", event(), true);
    }

    private static Event event() {
        Event event = new Event();
        event.setType(EventType.SEND_VERIFY_EMAIL);
        event.setDetails(Map.of());
        return event;
    }
}
