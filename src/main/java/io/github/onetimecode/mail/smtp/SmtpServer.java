package io.github.onetimecode.mail.smtp;

import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

import org.keycloak.common.enums.HostnameVerificationPolicy;
import org.keycloak.email.EmailAuthenticator.AuthenticatorType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.truststore.JSSETruststoreConfigurator;
import org.keycloak.utils.StringUtil;

import jakarta.mail.internet.AddressException;

/**
 * A realm's mail server with all settings that Keycloak 26.7 supports ({@code DefaultEmailSenderProvider}). Two are
 * equal only if their realms and all their settings are. Each mail has one, which computes once what is asked often.
 */
public final class SmtpServer {

    /** Milliseconds; Keycloak 26.7's default for a realm without this setting. */
    private static final long USUAL_PATIENCE = 10_000;
    /** Milliseconds. A slow mail server holds a thread this long, so a realm's administrator must not choose freely. */
    private static final long LONGEST_PATIENCE = 30_000;

    private final String realmId;
    private final Map<String, String> settings;
    private final String place;
    private final int hash;

    /**
     * @param realmId  ID of the realm
     * @param settings as the realm stores them; they are copied
     */
    public SmtpServer(String realmId, Map<String, String> settings) {
        // A realm may store a setting without a value.
        Map<String, String> given = new HashMap<>(settings);
        given.values().removeIf(Objects::isNull);
        this.realmId = realmId;
        this.settings = Collections.unmodifiableMap(given);
        this.place = findPlace();
        this.hash = 31 * realmId.hashCode() + given.hashCode();
    }

    public String realmId() {
        return realmId;
    }

    /** Without those that have no value. */
    Map<String, String> settings() {
        return settings;
    }

    /**
     * The settings for the mail library.
     *
     * @throws AddressException if the realm's sender has no valid address
     */
    Properties properties(KeycloakSession session) throws AddressException {
        Properties properties = new Properties();
        copy("host", properties, "mail.smtp.host");
        copy("port", properties, "mail.smtp.port");
        copy("envelopeFrom", properties, "mail.smtp.from");
        // Without a sender the library looks up this machine's name and puts it into the mail.
        properties.setProperty("mail.from", address(settings.get("from")));
        properties.setProperty("mail.smtp.connectiontimeout", patience("connectionTimeout"));
        properties.setProperty("mail.smtp.timeout", patience("timeout"));
        properties.setProperty("mail.smtp.writetimeout", patience("writeTimeout"));
        properties.setProperty("mail.smtp.auth", String.valueOf(isOn("auth")));
        properties.setProperty("mail.smtp.ssl.enable", String.valueOf(isOn("ssl")));
        properties.setProperty("mail.smtp.starttls.enable", String.valueOf(isOn("starttls")));
        // Keycloak 26.7 sends unencrypted if the server offers no STARTTLS; an attacker can remove that offer.
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(isOn("starttls")));
        properties.setProperty("mail.mime.allowutf8", String.valueOf(isOn("allowutf8")));
        // Otherwise the library retries a failed handshake with the trust store of the JDK (Angus Mail 2.0.5,
        // SocketFetcher).
        properties.setProperty("mail.smtp.socketFactory.fallback", "false");
        properties.setProperty("mail.debug", String.valueOf(isOn("debug")));
        // Closing a connection does not wait for the answer to QUIT.
        properties.setProperty("mail.smtp.quitwait", "false");
        if ("token".equals(settings.get("authType"))) {
            properties.setProperty("mail.smtp.auth.mechanisms", "XOAUTH2");
        }
        if (isOn("ssl") || isOn("starttls") || isOn("auth")) {
            trust(properties, new JSSETruststoreConfigurator(session));
        }
        return properties;
    }

    /**
     * Host and port: the same for all realms that share a mail server, whatever their accounts. A realm without a host
     * shares its server with nobody: another {@code EmailSenderProvider} may need none.
     */
    public String place() {
        return place;
    }

    private String findPlace() {
        String host = settings.getOrDefault("host", "").strip().toLowerCase(Locale.ROOT);
        String port = settings.getOrDefault("port", "").strip();
        String usual = isOn("ssl") ? "465" : "25";
        return host.isEmpty() ? realmId : host + ":" + (port.isEmpty() ? usual : port);
    }

    AuthenticatorType authentication() {
        return isOn("auth")
                ? AuthenticatorType.valueOf(settings.getOrDefault("authType", "basic").toUpperCase(Locale.ROOT))
                : AuthenticatorType.NONE;
    }

    /**
     * The address as Keycloak 26.7 writes it: with the host in ASCII, unless this server supports UTF-8.
     *
     * @throws AddressException if the address is not valid for this server
     */
    String address(String address) throws AddressException {
        return WrittenAddress.of(address, isOn("allowutf8"));
    }

    private void trust(Properties properties, JSSETruststoreConfigurator truststore) {
        if (truststore.getSSLSocketFactory() == null) {
            return;
        }
        boolean anyHost = truststore.getProvider().getPolicy() == HostnameVerificationPolicy.ANY;
        // With SSL and any host, the library trusts every certificate, and with this factory it would bypass the
        // watched socket (Angus Mail 2.0.5, SocketFetcher). With STARTTLS the trust store applies.
        if (!anyHost || !isOn("ssl")) {
            properties.put("mail.smtp.ssl.socketFactory", truststore.getSSLSocketFactory());
        }
        properties.setProperty("mail.smtp.ssl.checkserveridentity", String.valueOf(!anyHost));
        if (anyHost) {
            properties.setProperty("mail.smtp.ssl.trust", "*");
        }
    }

    /**
     * The library waits for ever if a value is missing, zero or no number (Angus Mail 2.0.5, {@code SocketFetcher}).
     */
    private String patience(String setting) {
        String stored = settings.getOrDefault(setting, "").strip();
        boolean number = stored.matches("[0-9]{1,18}") && Long.parseLong(stored) > 0;
        return String.valueOf(number ? Math.min(Long.parseLong(stored), LONGEST_PATIENCE) : USUAL_PATIENCE);
    }

    private void copy(String setting, Properties properties, String property) {
        String value = settings.get(setting);
        if (StringUtil.isNotBlank(value)) {
            properties.setProperty(property, value);
        }
    }

    private boolean isOn(String setting) {
        return "true".equals(settings.get(setting));
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof SmtpServer server && hash == server.hash
                && realmId.equals(server.realmId) && settings.equals(server.settings);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** Without the settings, which contain a password. */
    @Override
    public String toString() {
        return "SmtpServer[" + realmId + "]";
    }
}
