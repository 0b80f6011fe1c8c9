package io.github.onetimecode.memory;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import org.keycloak.models.RealmModel;

/** A realm with logins of half an hour, no brute-force detection, and one listener of events. */
public final class MemoryRealm {

    public static final String ID = "realm-1";
    public static final String NAME = "shop";

    private final Map<String, Answers.Answer> answers = new HashMap<>();
    private final RealmModel model = Answers.of(RealmModel.class, answers);

    public MemoryRealm() {
        set("getId", ID);
        set("getName", NAME);
        set("getDisplayName", null);
        set("getDefaultLocale", null);
        set("getEmailTheme", null);
        set("getSmtpConfig", Map.of());
        set("isBruteForceProtected", false);
        set("isPermanentLockout", false);
        set("getMaxTemporaryLockouts", 0);
        set("isEventsEnabled", false);
        answer("getEventsListenersStream", nothing -> Stream.of(MemoryEvents.LISTENER));
        answer("getEnabledEventTypesStream", nothing -> Stream.empty());
        setLoginLife(Duration.ofMinutes(30));
    }

    public RealmModel model() {
        return model;
    }

    /** What a method without arguments gives from now on. */
    public void set(String method, Object value) {
        answer(method, nothing -> value);
    }

    public void answer(String method, Answers.Answer answer) {
        answers.put(method, answer);
    }

    public void setLoginLife(Duration life) {
        set("getAccessCodeLifespanLogin", (int) life.toSeconds());
        set("getAccessCodeLifespanUserAction", 300);
        set("getAccessCodeLifespan", 60);
    }
}
