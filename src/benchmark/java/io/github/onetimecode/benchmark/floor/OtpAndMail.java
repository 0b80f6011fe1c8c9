package io.github.onetimecode.benchmark.floor;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.browser.OTPFormAuthenticator;

import jakarta.mail.MessagingException;

/** Keycloak's OTP form. Beside its page another thread sends a prepared mail. */
final class OtpAndMail extends OTPFormAuthenticator {

    private static final Logger LOG = Logger.getLogger(OtpAndMail.class);

    private final ExecutorService sender = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "prepared-mail");
        thread.setDaemon(true);
        return thread;
    });
    /** Only the thread above has it. */
    private PreparedMail mail;

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        Map<String, String> server = context.getRealm().getSmtpConfig();
        String address = context.getUser().getEmail();
        sender.execute(() -> send(server, address));
        super.authenticate(context);
    }

    private void send(Map<String, String> server, String address) {
        try {
            if (mail == null) {
                mail = new PreparedMail(server);
            }
            mail.send(address);
        } catch (MessagingException | IOException e) {
            LOG.warn("a prepared mail was not sent", e);
            mail = null;
        }
    }

    /** Not {@link #close}, which the server calls after each request. */
    void stop() {
        sender.shutdown();
    }
}
