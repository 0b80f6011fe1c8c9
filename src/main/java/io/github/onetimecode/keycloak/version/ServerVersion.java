package io.github.onetimecode.keycloak.version;

import java.util.List;
import java.util.stream.Stream;

import org.jboss.logging.Logger;
import org.keycloak.common.Version;

/** The version of the server, checked when it starts, so that no login finds out what a version lacks. */
public final class ServerVersion {

    /** Versions on which each release is tested. The tests compare the build and the documents with this list. */
    static final List<String> TESTED = List.of("26.2.5", "26.3.5", "26.4.7", "26.5.6", "26.6.4", "26.7.4");

    private static final Logger LOG = Logger.getLogger("one-time-code.version");

    private ServerVersion() {
    }

    /** @throws IllegalStateException if nothing here can replace what this version lacks: the server does not start */
    public static void require() {
        require("BruteForceProtector.failedLogin", FailureCount.isOffered());
        require("AuthenticationManager.AuthResult", Identity.isOffered());
        require("Cors.checkAllowedOrigins", WebOrigins.isOffered());
    }

    private static void require(String member, boolean offered) {
        if (!offered) {
            throw new IllegalStateException("Keycloak " + Version.VERSION + " has no " + member + " that"
                    + " keycloak-one-time-code can use. Install a newer version of the extension, or remove its jar");
        }
    }

    /** Logs on which versions this jar was tested, as a warning if the server's version is none of them. */
    public static void announce() {
        String tested = String.join(", ", TESTED);
        if (isTested(Version.VERSION)) {
            LOG.infof("keycloak-one-time-code runs on Keycloak %s. It is tested on %s", Version.VERSION, tested);
        } else {
            LOG.warnf("keycloak-one-time-code runs on Keycloak %s, but is tested only on %s", Version.VERSION, tested);
        }
        List<String> lacking = lacking();
        if (!lacking.isEmpty()) {
            LOG.infof("Keycloak %s lacks %s: see docs/versions.md", Version.VERSION, String.join(", ", lacking));
        }
    }

    /** Whether a release of the same minor version is in the list: 26.4.10 counts as 26.4.7 does. */
    static boolean isTested(String version) {
        return TESTED.stream().anyMatch(tested ->
                version.startsWith(tested.substring(0, tested.lastIndexOf('.') + 1)));
    }

    private static List<String> lacking() {
        return Stream.of(
                RequiredActions.canBeCancelled() ? "" : "required actions that can be cancelled",
                RequiredActions.commonSettings().isEmpty() ? "a maximum age of logins for required actions" : "",
                TextNumbers.areOffered() ? "" : "changed texts that format numbers").filter(s -> !s.isEmpty()).toList();
    }
}
