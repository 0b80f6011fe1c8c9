package io.github.onetimecode.benchmark;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A server that was started anew and is warm, with a realm and a mail server. */
final class WarmServer implements Closeable {

    private final MailSink sink;
    private final Nodes server;
    private final BenchmarkSettings settings;
    private final Progress progress;
    private final MeasuredSystem system;
    private final double idleShare;
    private final WarmUp.Warmth warmth;
    private final Measurement atRate;

    private WarmServer(MailSink sink, Nodes server, Path folder, List<Scenario> rows, BenchmarkSettings settings,
            Progress progress) throws IOException {
        this.sink = sink;
        this.server = server;
        this.settings = settings;
        this.progress = progress;
        this.system = add("benchmark", BenchmarkRealm.CHEAP_PASSWORDS, settings);
        WarmUp warmUp = new WarmUp(system, settings, progress).prepareMail().withLogins(rows);
        this.idleShare = idle();
        this.warmth = warmUp.untilTheSame(
                new RateMeasurement(system, settings, idleShare, Optional.empty(), progress));
        this.atRate = new RateMeasurement(system, settings, idleShare,
                Profiler.of(settings, server.first(), folder, progress), progress);
    }

    /**
     * Builds it before, if need be.
     *
     * @param folder where it is installed, and profiles are left
     * @param rows   with whose logins it is warmed up
     */
    static WarmServer start(Path folder, List<Scenario> rows, BenchmarkSettings settings, Progress progress)
            throws IOException {
        progress.say("starts Keycloak");
        MailSink sink = new MailSink();
        Nodes server = Nodes.single(folder);
        try {
            return new WarmServer(sink, server, folder, rows, settings, progress);
        } catch (IOException | RuntimeException e) {
            server.close();
            sink.close();
            throw e;
        }
    }

    MeasuredSystem system() {
        return system;
    }

    /** CPU seconds that it takes in a second while nobody logs in. */
    double idleShare() {
        return idleShare;
    }

    WarmUp.Warmth warmth() {
        return warmth;
    }

    /** The same for all rows: it knows what the password-only logins beside them cost. */
    Measurement atRate() {
        return atRate;
    }

    Measurement asTheyCome() {
        return new CrowdMeasurement(system, settings, progress);
    }

    /** Adds a realm. */
    MeasuredSystem add(String realmName, String passwordPolicy, BenchmarkSettings sizes) throws IOException {
        progress.say("makes the realm " + realmName + " with " + sizes.users() + " users");
        BenchmarkRealm realm = new BenchmarkRealm(new AdminConnection(server.baseUrl()), realmName,
                new Accounts(sizes.users()));
        realm.create(passwordPolicy, sink.port());
        return new MeasuredSystem(server, realm, sink);
    }

    /** {@link #idleShare} as it is now. */
    double idle() {
        double share = new IdleServer(server).share();
        progress.say(String.format(Locale.ROOT, "idle, the server takes %.1f ms of CPU a second", share * 1000));
        return share;
    }

    @Override
    public void close() {
        server.close();
        sink.close();
    }
}
