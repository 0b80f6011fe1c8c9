package io.github.onetimecode.factors;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.onetimecode.server.AtOnce;
import io.github.onetimecode.server.LoginBrowser;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** Every kind of user in every kind of flow: what is shown, offered and mailed, and who gets in by what. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FactorMatrixIT {

    private static final String FOR_ALL = "one-time-code";

    private final Server server;
    private final TestRealm realm;

    FactorMatrixIT(Server server, TestRealm realm) {
        this.server = server;
        this.realm = realm;
        MatrixFlow.prepare(realm);
        // The first login gives this realm the key that signs its cookies: seven first logins would give it several.
        new LoginBrowser(server, realm).open(MatrixFlow.PASSWORD_ALONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {FOR_ALL, "one-time-code-enrolled"})
    void matrixIsThatOfTheDocuments(String provider) {
        for (MatrixFlow flow : MatrixFlow.values()) {
            flow.define(realm, provider);
        }
        List<String> rows = AtOnce.run(Stream.of(MatrixUser.values()).map(user -> rowsOf(user, provider)).toList())
                .stream().flatMap(List::stream).toList();

        assertThat(MatrixTable.documented("### `" + provider + "`", rows)).isEqualTo(rows);
    }

    private Callable<List<String>> rowsOf(MatrixUser user, String provider) {
        return () -> {
            Person person = user.in(server, realm);
            Map<MatrixFlow, MatrixCell> cells = new EnumMap<>(MatrixFlow.class);
            for (MatrixFlow flow : MatrixFlow.values()) {
                cells.put(flow, cell(user, person, flow, provider));
            }
            return MatrixTable.rows(user, cells);
        };
    }

    private static MatrixCell cell(MatrixUser user, Person person, MatrixFlow flow, String provider) {
        try {
            MatrixCell cell = new MatrixLogins(person, flow.client(provider)).tried();
            boolean demanded = flow.demandsFactor(isConfigured(provider, user));
            assertThat(cell.passwordAlone()).as("in by the password alone").isEqualTo(!demanded);
            return cell;
        } catch (AssertionError e) {
            throw new AssertionError(user + " in flow " + flow.number() + " of " + provider, e);
        }
    }

    @Test
    void flowsAreThoseOfTheDocuments() {
        List<String> rows = MatrixTable.ofFlows();
        assertThat(MatrixTable.documented("## The flows", rows)).isEqualTo(rows);
    }

    /** What "Condition - user configured" asks: in flow 5, app and code. */
    private static boolean isConfigured(String provider, MatrixUser user) {
        return provider.equals(FOR_ALL) || user.hasApp() || user.hasEnrolled();
    }
}
