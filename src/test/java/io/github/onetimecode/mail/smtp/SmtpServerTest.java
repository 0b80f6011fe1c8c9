package io.github.onetimecode.mail.smtp;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.common.enums.HostnameVerificationPolicy;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.truststore.TruststoreProvider;
import org.keycloak.truststore.TruststoreProviderFactory;

import io.github.onetimecode.memory.Answers;

import jakarta.mail.internet.AddressException;

import static org.assertj.core.api.Assertions.assertThat;

final class SmtpServerTest {

    @Test
    void settingWithoutAValueIsNone() {
        Map<String, String> settings = new HashMap<>(Map.of("host", "mail.example.org"));
        settings.put("port", null);

        assertThat(new SmtpServer("realm", settings).settings()).containsOnly(Map.entry("host", "mail.example.org"));
    }

    /** The mail library knows the usual ports, and hosts have no case. */
    @ParameterizedTest
    @CsvSource({"mail.example.org, 587, false, mail.example.org:587", "' Mail.Example.org', ' 587', false,"
            + " mail.example.org:587", "mail.example.org, , false, mail.example.org:25",
        "mail.example.org, '', true, mail.example.org:465", ", 25, false, realm", "' ', , false, realm"})
    void serverIsKnownByItsPlaceAndNotByTheRealm(String host, String port, boolean ssl, String place) {
        Map<String, String> settings = new HashMap<>(Map.of("ssl", String.valueOf(ssl), "user", "realm's own"));
        settings.put("host", host);
        settings.put("port", port);

        assertThat(new SmtpServer("realm", settings).place()).isEqualTo(place);
    }

    /** A connection carries the mails of one realm with the same settings only. */
    @Test
    void serversAreTheSameOnlyIfTheirRealmsAndAllSettingsAre() {
        Map<String, String> settings = new HashMap<>(Map.of("host", "mail.example.org", "user", "Aa", "auth", "true"));
        SmtpServer server = new SmtpServer("realm", settings);
        Map<String, String> reversed = new LinkedHashMap<>();
        Stream.of("user", "host", "auth").forEach(name -> reversed.put(name, settings.get(name)));

        assertThat(server).isEqualTo(server).isNotEqualTo(null).isNotEqualTo(settings)
                .isEqualTo(new SmtpServer("realm", reversed)).hasSameHashCodeAs(new SmtpServer("realm", reversed))
                .isNotEqualTo(new SmtpServer("other", settings))
                .isNotEqualTo(new SmtpServer("realm", Map.of("host", "mail.example.org", "user", "Aa")));
        settings.put("user", "BB");
        assertThat(server).as("the same hash").hasSameHashCodeAs(new SmtpServer("realm", settings))
                .isNotEqualTo(new SmtpServer("realm", settings));
        assertThat(new SmtpServer("Aa", Map.of())).as("the same hash").hasSameHashCodeAs(new SmtpServer("BB", Map.of()))
                .isNotEqualTo(new SmtpServer("BB", Map.of()));
    }

    @Test
    void laterChangesOfTheRealmDoNotReachAMail() {
        Map<String, String> settings = new HashMap<>(Map.of("host", "mail.example.org"));
        SmtpServer server = new SmtpServer("realm", settings);

        settings.put("host", "other.example.org");

        assertThat(server.settings()).containsOnly(Map.entry("host", "mail.example.org"));
        assertThat(server.place()).isEqualTo("mail.example.org:25");
    }

    @Test
    void passwordIsNotPrinted() {
        assertThat(new SmtpServer("realm", Map.of("password", "secret")).toString()).doesNotContain("secret");
    }

    /** The mail library waits for ever for nothing, for zero, and for what is no number. */
    @ParameterizedTest
    @CsvSource({"timeout, mail.smtp.timeout", "connectionTimeout, mail.smtp.connectiontimeout",
        "writeTimeout, mail.smtp.writetimeout"})
    void realmsPatienceHasBounds(String setting, String property) throws AddressException {
        assertThat(patience(Map.of(), property)).isEqualTo("10000");
        for (String stored : List.of("1", "800", "10000", "30000", " 5000 ", "007")) {
            assertThat(patience(Map.of(setting, stored), property))
                    .isEqualTo(String.valueOf(Integer.parseInt(stored.strip())));
        }
        for (String stored : List.of("30001", "3600000", "2147483648", "999999999999999999")) {
            assertThat(patience(Map.of(setting, stored), property)).as(stored).isEqualTo("30000");
        }
        for (String stored : List.of("0", "00", "-1", "", " ", "ten", "10s", "1e4", "10.5", "99999999999999999999",
                "\u0661")) {
            assertThat(patience(Map.of(setting, stored), property)).as(stored).isEqualTo("10000");
        }
    }

    /**
     * The library's own socket could not be closed from outside. By STARTTLS it would trust everybody without this one.
     */
    @ParameterizedTest
    @CsvSource({"ssl, ANY, false", "starttls, ANY, true", "ssl, DEFAULT, true", "starttls, DEFAULT, true"})
    void trustStoreHoldsUnlessAnyHostWillDoFromTheStart(String encryption, HostnameVerificationPolicy hosts,
            boolean holds)
            throws AddressException, GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        TruststoreProvider provider = Answers.of(TruststoreProvider.class, Map.of("getTruststore", nothing -> trusted,
                "getPolicy", nothing -> hosts));
        KeycloakSessionFactory factory = Answers.of(KeycloakSessionFactory.class, Map.of("getProviderFactory", kind ->
                Answers.of(TruststoreProviderFactory.class, Map.of("create", session -> provider))));
        KeycloakSession session = Answers.of(KeycloakSession.class,
                Map.of("getKeycloakSessionFactory", nothing -> factory));

        Properties properties = new SmtpServer("realm", Map.of("from", "login@example.org", encryption, "true"))
                .properties(session);

        assertThat(properties.containsKey("mail.smtp.ssl.socketFactory")).isEqualTo(holds);
        assertThat(properties.getProperty("mail.smtp.ssl.checkserveridentity"))
                .isEqualTo(String.valueOf(hosts != HostnameVerificationPolicy.ANY));
    }

    private static String patience(Map<String, String> settings, String property) throws AddressException {
        Map<String, String> all = new HashMap<>(settings);
        all.put("from", "login@example.org");
        return new SmtpServer("realm", all).properties(Answers.of(KeycloakSession.class, Map.of()))
                .getProperty(property);
    }
}
