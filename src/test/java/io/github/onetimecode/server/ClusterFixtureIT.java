package io.github.onetimecode.server;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Two nodes are one server. */
class ClusterFixtureIT {

    @Test
    void loginBegunOnOneNodeEndsOnTheOtherAndOutlivesIt() {
        try (KeycloakCluster cluster = KeycloakCluster.start()) {
            TestRealm realm = cluster.first().admin().copyOfExport("fixture");
            realm.users().add("dora");
            realm.flows().define("password", "REQUIRED auth-username-password-form");
            realm.flows().bindBrowser("password");
            LoginBrowser browser = new LoginBrowser(cluster.first(), realm);

            browser.open();
            assertThat(browser.via(cluster.second()).submitPassword("dora").loggedIn()).isTrue();
            assertThat(browser.userName()).isEqualTo("dora");

            LoginBrowser other = new LoginBrowser(cluster.first(), realm);
            other.open();
            cluster.first().kill();
            assertThat(other.via(cluster.second()).submitPassword("dora").loggedIn()).isTrue();
        }
    }
}
