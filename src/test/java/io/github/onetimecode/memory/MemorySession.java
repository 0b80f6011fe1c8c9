package io.github.onetimecode.memory;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.keycloak.common.ClientConnection;
import org.keycloak.email.EmailSenderProvider;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.http.HttpRequest;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakTransaction;
import org.keycloak.models.KeycloakTransactionManager;
import org.keycloak.models.KeycloakUriInfo;
import org.keycloak.models.RealmProvider;
import org.keycloak.models.UserProvider;
import org.keycloak.provider.Provider;
import org.keycloak.services.managers.BruteForceProtector;
import org.keycloak.theme.freemarker.FreeMarkerProvider;
import org.keycloak.tracing.TracingProvider;
import org.keycloak.urls.HostnameProvider;
import org.keycloak.urls.UrlType;

import io.opentelemetry.api.trace.Span;

/** One session, with a transaction that ends when it is closed. */
final class MemorySession {

    private final MemoryServer server;
    private final MemoryObjects objects;
    private final Map<String, Object> attributes = new HashMap<>();
    private final KeycloakSession model;
    private final List<KeycloakTransaction> afterCompletion = new ArrayList<>();
    private boolean rollbackOnly;

    MemorySession(MemoryServer server) {
        this.server = server;
        this.objects = server.store().open();
        KeycloakContext context = context();
        KeycloakTransactionManager transactions = transactions();
        Map<String, Answers.Answer> answers = new HashMap<>(Map.of(
                "getContext", nothing -> context,
                "getTransactionManager", nothing -> transactions,
                "getKeycloakSessionFactory", nothing -> server.factory(),
                "singleUseObjects", nothing -> objects,
                "keys", nothing -> server.keys().manager(),
                "loginFailures", nothing -> server.locks().loginFailures(),
                "theme", nothing -> server.mails().themes(),
                "getProvider", asked -> provider((Class<?>) asked[0])));
        answers.put("realms", nothing -> Answers.of(RealmProvider.class, Map.of(
                "getRealm", id -> MemoryRealm.ID.equals(id[0]) ? server.realm().model() : null)));
        answers.put("users", nothing -> Answers.of(UserProvider.class, Map.of(
                "getUserById", asked -> server.user((String) asked[1]))));
        answers.put("getAttribute", name -> attributes.get((String) name[0]));
        answers.put("setAttribute", Answers.doing(named -> attributes.put((String) named[0], named[1])));
        answers.put("close", Answers.doing(nothing -> close()));
        this.model = Answers.of(KeycloakSession.class, answers);
    }

    KeycloakSession model() {
        return model;
    }

    private void close() {
        if (rollbackOnly) {
            afterCompletion.forEach(KeycloakTransaction::rollback);
        } else {
            objects.commit();
            afterCompletion.forEach(KeycloakTransaction::commit);
        }
        afterCompletion.clear();
    }

    private Provider provider(Class<?> kind) {
        if (kind == EmailTemplateProvider.class) {
            return server.mails().templates(model);
        }
        if (kind == EmailSenderProvider.class) {
            return server.mails().sender();
        }
        if (kind == FreeMarkerProvider.class) {
            return server.mails().freeMarker();
        }
        if (kind == EventListenerProvider.class) {
            return server.events().listener();
        }
        if (kind == BruteForceProtector.class) {
            return server.locks().protector();
        }
        if (kind == HostnameProvider.class) {
            URI base = URI.create("https://login.example.com/");
            return Answers.of(HostnameProvider.class, Map.of("getBaseUri", nothing -> base));
        }
        if (kind == TracingProvider.class) {
            return Answers.of(TracingProvider.class, Map.of("getCurrentSpan", nothing -> Span.getInvalid()));
        }
        Provider courier = server.couriers().create(model);
        if (kind.isInstance(courier)) {
            return courier;
        }
        throw new IllegalStateException("nobody provides " + kind);
    }

    private KeycloakContext context() {
        return Answers.of(KeycloakContext.class, Map.of(
                "getRealm", nothing -> server.realm().model(),
                "setRealm", Answers.doing(realm -> { }),
                "getConnection", nothing -> Answers.of(ClientConnection.class, Map.of()),
                "getHttpRequest", nothing -> Answers.of(HttpRequest.class, Map.of("getUri", none -> null)),
                "getAuthenticationSession", nothing -> null,
                "setAuthenticationSession", Answers.doing(login -> { }),
                "resolveLocale", user -> Locale.ENGLISH,
                "getUri", nothing -> new KeycloakUriInfo(model, UrlType.FRONTEND, null),
                "getClient", nothing -> null));
    }

    private KeycloakTransactionManager transactions() {
        return Answers.of(KeycloakTransactionManager.class, Map.of(
                "begin", Answers.doing(nothing -> { }),
                "setJTAPolicy", Answers.doing(policy -> { }),
                "enlistAfterCompletion", Answers.doing(enlisted -> {
                    ((KeycloakTransaction) enlisted[0]).begin();
                    afterCompletion.add((KeycloakTransaction) enlisted[0]);
                }),
                "setRollbackOnly", Answers.doing(nothing -> rollbackOnly = true)));
    }
}
