package io.github.onetimecode.benchmark.floor;

import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.browser.OTPFormAuthenticatorFactory;
import org.keycloak.models.KeycloakSession;

/** Keycloak's OTP form with a mail beside it. */
public final class OtpAndMailFactory extends OTPFormAuthenticatorFactory {

    /** As flows name it. */
    public static final String ID = "benchmark-otp-and-mail";

    /** The prepared mail, in the folder of the server. */
    public static final String MAIL_FILE = "prepared-mail.eml";

    private final OtpAndMail form = new OtpAndMail();

    @Override
    public Authenticator create(KeycloakSession session) {
        return form;
    }

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public void close() {
        form.stop();
    }
}
