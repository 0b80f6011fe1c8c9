package io.github.onetimecode.mail.smtp;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.keycloak.email.DefaultEmailSenderProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.truststore.TruststoreProvider;
import org.keycloak.truststore.TruststoreProviderFactory;
import org.keycloak.vault.VaultStringSecret;
import org.keycloak.vault.VaultTranscriber;

import io.github.onetimecode.memory.Answers;

/** Takes mails to a mail server of this machine, each once, without Keycloak around it. */
final class Postman {

    private static final TruststoreProviderFactory TRUSTING_AS_THE_JDK =
            Answers.of(TruststoreProviderFactory.class, Map.of("create", session -> null));
    private static final VaultTranscriber EMPTY_VAULT = Answers.of(VaultTranscriber.class, Map.of("getStringSecret",
            key -> Answers.of(VaultStringSecret.class, Map.of("get", nothing -> Optional.empty(), "close",
                    nothing -> null))));

    private final Clock clock;
    private final SmtpConnections connections;

    Postman(Clock clock, SmtpConnections connections) {
        this.clock = clock;
        this.connections = connections;
    }

    /** @param others what the realm knows of its mail server besides */
    TryOutcome send(String realmId, int port, Map<String, String> others) {
        return send(realmId, port, others, "ann@example.com");
    }

    TryOutcome send(String realmId, int port, Map<String, String> others, String address) {
        Map<String, String> settings = new HashMap<>(Map.of("host", "localhost", "port", String.valueOf(port),
                "from", "login@example.org"));
        settings.putAll(others);
        DefaultEmailSenderProviderFactory keycloaks = new DefaultEmailSenderProviderFactory();
        keycloaks.init(null);
        KeycloakSessionFactory factory = Answers.of(KeycloakSessionFactory.class, Map.of("getProviderFactory",
                kind -> kind[0] == TruststoreProvider.class ? TRUSTING_AS_THE_JDK : keycloaks));
        KeycloakSession session = Answers.of(KeycloakSession.class, Map.of("getKeycloakSessionFactory",
                nothing -> factory, "vault", nothing -> EMPTY_VAULT));
        return new MailSender(connections, clock, new SmtpServer(realmId, settings), work -> work.apply(session, null),
                Optional.of(keycloaks))
                .send(new RenderedMail("user", address, "Code", "12345678", "<p>12345678</p>", "ABC"));
    }
}
