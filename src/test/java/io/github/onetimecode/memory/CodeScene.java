package io.github.onetimecode.memory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;

import io.github.onetimecode.challenge.ChallengeStore;
import io.github.onetimecode.challenge.StoredChallenge;
import io.github.onetimecode.core.CodeAlphabet;
import io.github.onetimecode.core.CodePlace;
import io.github.onetimecode.core.CodePolicy;
import io.github.onetimecode.core.FailureBudget;
import io.github.onetimecode.core.Purpose;
import io.github.onetimecode.keycloak.AskingClient;
import io.github.onetimecode.lifecycle.CodeRequest;
import io.github.onetimecode.lifecycle.CodeRules;
import io.github.onetimecode.lifecycle.CodeOrigin;
import io.github.onetimecode.lifecycle.CodeContext;
import io.github.onetimecode.lifecycle.Recipient;
import io.github.onetimecode.limits.MailLimits;

/**
 * Ann's code, on a server in memory: 8 digits for five minutes, 5 attempts, 5 failures a day (3 proven, 2 not), 3
 * mails an hour and 4 a day, the next mail after 30 seconds. Each test changes what it is about. Each request has a
 * session of its own; what is kept of the code is shared, as the notes of a login are.
 */
public final class CodeScene implements AutoCloseable {

    public static final Duration LIFETIME = Duration.ofMinutes(5);
    public static final Duration PAUSE = Duration.ofSeconds(30);

    private final MemoryServer server = new MemoryServer();
    private final MemoryUser ann = server.addUser("ann");
    private final List<StoredChallenge> written = new ArrayList<>();
    private Optional<StoredChallenge> kept = Optional.empty();
    private CodePlace place = CodePlace.login("root", "tab");
    private boolean proven = true;
    private Recipient recipient = Recipient.self(ann.model());
    private FailureBudget budget = new FailureBudget(5);
    private MailLimits mailLimits = new MailLimits(3, 4);
    private int attempts = 5;
    private boolean resend = true;
    private boolean marksVerified;
    private boolean background = true;
    private Duration pause = PAUSE;
    private final ChallengeStore challenges = new ChallengeStore() {

        @Override
        public Optional<StoredChallenge> read() {
            return kept;
        }

        @Override
        public void write(StoredChallenge next) {
            kept = Optional.of(next);
            written.add(next);
        }

        @Override
        public void remove() {
            kept = Optional.empty();
        }
    };

    public MemoryServer server() {
        return server;
    }

    public MemoryUser ann() {
        return ann;
    }

    /** What is kept now. */
    public StoredChallenge kept() {
        return kept.orElseThrow();
    }

    public boolean isKept() {
        return kept.isPresent();
    }

    /** Whatever was written over what was kept, in order. */
    public List<StoredChallenge> written() {
        return List.copyOf(written);
    }

    public void forget() {
        kept = Optional.empty();
    }

    public CodeScene place(CodePlace other) {
        place = other;
        return this;
    }

    /** Nothing was proven: all that is known is a name. */
    public CodeScene unproven() {
        return provenOrNot(false);
    }

    public CodeScene proven() {
        return provenOrNot(true);
    }

    public CodeScene provenOrNot(boolean credentialShown) {
        proven = credentialShown;
        return this;
    }

    public CodeScene recipient(Recipient other) {
        recipient = other;
        return this;
    }

    public CodeScene budget(int failuresPerDay) {
        budget = new FailureBudget(failuresPerDay);
        return this;
    }

    public CodeScene mails(int perHour, int perDay) {
        mailLimits = new MailLimits(perHour, perDay);
        return this;
    }

    public CodeScene attempts(int perCode) {
        attempts = perCode;
        return this;
    }

    public CodeScene withoutResend() {
        resend = false;
        return this;
    }

    public CodeScene pause(Duration resendAfter) {
        pause = resendAfter;
        return this;
    }

    public CodeScene marksVerified() {
        marksVerified = true;
        return this;
    }

    /** The login waits until the mail server has taken the mail. */
    public CodeScene foreground() {
        background = false;
        return this;
    }

    /** One more request. */
    public CodeContext context() {
        KeycloakSession session = server.session();
        return new CodeContext(session, server.codes(), request(), challenges,
                new EventBuilder(server.realm().model(), session).event(EventType.LOGIN).client("shop-app"));
    }

    public CodeRequest request() {
        CodeRules rules = new CodeRules(new CodePolicy(CodeAlphabet.DIGITS, 8, LIFETIME), attempts, budget, mailLimits,
                pause, resend, background, marksVerified);
        return new CodeRequest(place, MemoryRealm.ID, new CodeOrigin("codes", "step-1"), rules, ann.model(), recipient,
                new AskingClient("client-1", "shop-app", () -> "Shop"), proven, Purpose.NONE, Duration.ofMinutes(30));
    }

    @Override
    public void close() {
        server.close();
    }
}
