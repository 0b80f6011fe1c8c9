package io.github.onetimecode.memory;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

import org.keycloak.Config;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticatorFactory;
import org.keycloak.common.util.Time;
import org.keycloak.email.EmailSenderProvider;
import org.keycloak.email.EmailSenderProviderFactory;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.SingleUseObjectProvider;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderFactory;

import io.github.onetimecode.core.OneTimeCodes;
import io.github.onetimecode.mail.CourierFactory;

/**
 * As much of a Keycloak as codes need, in memory: one realm, its users and keys, and what all sessions share. Whatever
 * else is asked of it fails, so a test sees what our classes have begun to use.
 */
public final class MemoryServer implements AutoCloseable {

    private final MovableClock clock = new MovableClock(
            Instant.ofEpochMilli(Time.currentTimeMillis()).truncatedTo(ChronoUnit.MILLIS));
    private final OneTimeCodes codes = new OneTimeCodes(clock, new SplittableRandom(1));
    private final MemoryStore store = new MemoryStore(clock);
    private final MemoryRealm realm = new MemoryRealm();
    private final MemoryKeys keys = new MemoryKeys();
    private final MemoryLocks locks = new MemoryLocks();
    private final MemoryMails mails = new MemoryMails();
    private final MemoryEvents events = new MemoryEvents();
    private final Map<String, UserModel> users = new HashMap<>();
    private final KeycloakSessionFactory factory = Answers.of(KeycloakSessionFactory.class, Map.of(
            "create", nothing -> session(),
            "getProviderFactory", this::providerFactory,
            "getProviderFactoriesStream", kind -> kind[0] == EventListenerProvider.class ? events.factories() : null));
    private final CourierFactory couriers = new CourierFactory();

    public MemoryServer() {
        couriers.init(Answers.of(Config.Scope.class, Map.of("get", asked -> null)));
        couriers.postInit(factory);
    }

    /** A request, whose context has the realm. What it puts into the store is there once it is closed. */
    public KeycloakSession session() {
        return new MemorySession(this).model();
    }

    /** For all that has a clock, Keycloak itself included. */
    public void pass(Duration time) {
        clock.pass(time);
        Time.setOffset(Time.getOffset() + (int) time.toSeconds());
    }

    public Instant now() {
        return clock.instant();
    }

    /** With nonces that are the same in each run. */
    public OneTimeCodes codes() {
        return codes;
    }

    public MemoryUser addUser(String id) {
        MemoryUser user = new MemoryUser(id);
        users.put(id, user.model());
        return user;
    }

    /**
     * The account as the store has it from now on, while requests that are under way go on with what they have read.
     */
    public MemoryUser changeInStore(String id) {
        MemoryUser stored = new MemoryUser(id);
        stored.setAddressVerified(users.get(id).isEmailVerified());
        users.put(id, stored.model());
        return stored;
    }

    public void removeUser(String id) {
        users.remove(id);
    }

    public MemoryStore store() {
        return store;
    }

    public MemoryRealm realm() {
        return realm;
    }

    public MemoryKeys keys() {
        return keys;
    }

    public MemoryLocks locks() {
        return locks;
    }

    public MemoryMails mails() {
        return mails;
    }

    public MemoryEvents events() {
        return events;
    }

    @Override
    public void close() {
        Time.setOffset(0);
        couriers.close();
    }

    private static ConditionalAuthenticatorFactory authenticator(String id) {
        return id.startsWith("conditional-") ? Answers.of(ConditionalAuthenticatorFactory.class, Map.of()) : null;
    }

    KeycloakSessionFactory factory() {
        return factory;
    }

    UserModel user(String id) {
        return users.get(id);
    }

    CourierFactory couriers() {
        return couriers;
    }

    private ProviderFactory<?> providerFactory(Object[] asked) {
        if (asked[0] == SingleUseObjectProvider.class) {
            return MemoryStore.factory();
        }
        return asked[0] == EmailSenderProvider.class ? Answers.of(EmailSenderProviderFactory.class, Map.of())
                : authenticator((String) asked[1]);
    }
}
