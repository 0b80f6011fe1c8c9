package io.github.onetimecode.mail;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;

import org.keycloak.Config;
import org.keycloak.connections.httpclient.HttpClientProvider;
import org.keycloak.email.EmailSenderProvider;
import org.keycloak.events.EventStoreProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmProvider;
import org.keycloak.models.SingleUseObjectProvider;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderFactory;

import io.github.onetimecode.keycloak.KeycloakClock;
import io.github.onetimecode.mail.smtp.SmtpConnections;
import io.github.onetimecode.mail.text.MessageBundles;

/** Holds what delivery needs while the server runs: the queue, its workers and open connections. */
public final class CourierFactory implements ProviderFactory<Courier> {

    private CourierOptions options;
    private CourierParts parts;
    private ScheduledExecutorService timer;
    private ScheduledExecutorService timerOfConnections;
    private MailQueue queue;

    @Override
    public Courier create(KeycloakSession session) {
        return new Courier(session, queue, parts, ZoneId.systemDefault());
    }

    /** @throws IllegalArgumentException if an option is out of its range */
    @Override
    public void init(Config.Scope config) {
        options = CourierOptions.read(config);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        Clock clock = new KeycloakClock();
        timer = timer("one-time-code-mail-timer");
        // Closes connections, which may take a moment each. No mail waits for that.
        timerOfConnections = timer("one-time-code-mail-connections");
        queue = new MailQueue(options, timer, clock,
                Executors.newCachedThreadPool(task -> new MailThread(task, "one-time-code-mail")));
        parts = new CourierParts(new BackgroundSessions(factory), new SmtpConnections(clock, timerOfConnections),
                new MessageBundles(), options, new MailMeters(queue::length), clock);
    }

    /** Waits for pending mails, so it must run before the providers that these need are closed. */
    @Override
    public void close() {
        // While the server is only built, postInit is never called.
        if (queue != null) {
            queue.close();
            // Before the timer, which limits the time of each command, that of the last one as well.
            parts.connections().close();
            timerOfConnections.shutdownNow();
            timer.shutdownNow();
        }
    }

    private static ScheduledExecutorService timer(String name) {
        ScheduledThreadPoolExecutor timer =
                new ScheduledThreadPoolExecutor(1, task -> new MailThread(task, name));
        // Otherwise each cancelled timer would stay in memory for a minute.
        timer.setRemoveOnCancelPolicy(true);
        // A request that is committed while the server stops must not fail: the queue has given its mail up.
        timer.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
        // Its thread is needed most when the system makes no more threads.
        timer.prestartCoreThread();
        return timer;
    }

    /** A server that stops closes these only after the queue, which sends for a while yet. */
    @Override
    public Set<Class<? extends Provider>> dependsOn() {
        return Set.of(SingleUseObjectProvider.class, RealmProvider.class, EventStoreProvider.class,
                EmailSenderProvider.class, HttpClientProvider.class);
    }

    @Override
    public String getId() {
        return CourierOptions.PROVIDER;
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return CourierOptions.describe();
    }
}
