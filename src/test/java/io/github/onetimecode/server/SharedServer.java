package io.github.onetimecode.server;

import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** See {@link ServerTest}, {@link FaultyServerTest} and {@link OneRealm}. */
final class SharedServer implements ParameterResolver, ExecutionCondition, BeforeAllCallback, AfterEachCallback {

    private static final Namespace NAMESPACE = Namespace.create(SharedServer.class);
    private static final String PLAIN = "shared";
    private static final String FAULTY = "faulty";
    private static final Set<Class<?>> TYPES = Set.of(Server.class, Admin.class, Mailbox.class, TestRealm.class);
    /** With {@code -Done.server=true} all classes share the faulty one, which is as good as the other until told. */
    private static final boolean ONE_FOR_ALL = Boolean.getBoolean("one.server");
    private static final AtomicInteger REALMS = new AtomicInteger();

    private record Running(Server server) implements AutoCloseable {

        @Override
        public void close() {
            server.close();
        }
    }

    private record Copied(TestRealm realm) implements AutoCloseable {

        @Override
        public void close() {
            realm.close();
        }
    }

    private static boolean inContainer() {
        return "container".equals(System.getProperty("server"));
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return inContainer() ? Containers.condition() : ConditionEvaluationResult.enabled("a server from Maven");
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return TYPES.contains(type) || type == Faults.class && name(context).equals(FAULTY);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        Server server = server(context);
        if (type == Server.class) {
            return server;
        }
        if (type == Faults.class) {
            return new Faults(server);
        }
        if (type == Admin.class) {
            return server.admin();
        }
        return type == Mailbox.class ? server.mailbox() : realm(server, context);
    }

    /** A method's context sees what is in that of its class. */
    @Override
    public void beforeAll(ExtensionContext context) {
        if (AnnotationSupport.isAnnotated(context.getRequiredTestClass(), OneRealm.class)) {
            realm(server(context), context);
        }
    }

    /** What one test switches must not be there for the next. */
    @Override
    public void afterEach(ExtensionContext context) {
        Running running = context.getRoot().getStore(NAMESPACE).get(name(context), Running.class);
        if (running != null && name(context).equals(FAULTY)) {
            new Faults(running.server()).reset();
        }
    }

    private static Server server(ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE)
                .getOrComputeIfAbsent(name(context), name -> new Running(start(name)), Running.class).server();
    }

    private static String name(ExtensionContext context) {
        return ONE_FOR_ALL || AnnotationSupport.isAnnotated(context.getRequiredTestClass(), FaultyServerTest.class)
                ? FAULTY : PLAIN;
    }

    private static Server start(String name) {
        // Ours at DEBUG, so that a test that looks for a code in the log has something to look at.
        String levels = "INFO,one-time-code:debug,org.keycloak.events:debug";
        if (inContainer()) {
            return ContainerServer.start(levels);
        }
        ServerPlan plan = KeycloakServer.plan().name(name).option("--log-level=" + levels)
                .option("--truststore-paths=" + MailCertificate.trustedFiles());
        if (name.equals(FAULTY)) {
            plan.jar(ProjectFiles.faultyStoreJar()).buildOption("--metrics-enabled=true");
        }
        if (name.equals(FAULTY) && !ONE_FOR_ALL) {
            plan.option("--tls-hostname-verifier=ANY");
        }
        return plan.start();
    }

    private static TestRealm realm(Server server, ExtensionContext context) {
        return context.getStore(NAMESPACE).getOrComputeIfAbsent(Copied.class, key -> new Copied(server.admin()
                .copyOfExport(context.getRequiredTestClass().getSimpleName().toLowerCase(Locale.ROOT) + "-"
                        + REALMS.incrementAndGet())), Copied.class).realm();
    }
}
