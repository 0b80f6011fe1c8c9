package io.github.onetimecode.page;

import java.time.Duration;
import java.util.Map;

import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.utils.FormMessage;

import io.github.onetimecode.challenge.MailState;
import io.github.onetimecode.challenge.StoredChallenge;
import io.github.onetimecode.core.CodeAlphabet;
import io.github.onetimecode.core.CodeChallenge;
import io.github.onetimecode.core.CodeReading;
import io.github.onetimecode.core.Confirmation;
import io.github.onetimecode.core.MaskedAddress;
import io.github.onetimecode.core.MinutesLeft;
import io.github.onetimecode.core.TypedCode;
import io.github.onetimecode.lifecycle.CodeContext;
import io.github.onetimecode.lifecycle.CodeRequest;

import jakarta.ws.rs.core.Response;

import static java.util.Map.entry;

/** The page that asks for the code. */
public final class ConfirmPage {

    /** Name of the text field. */
    public static final String CODE_FIELD = "one_time_code";
    /** Name of the button that asks for the mail again. */
    public static final String RESEND_BUTTON = "one_time_code_resend";

    private static final String TEMPLATE = "one-time-code-confirm.ftl";

    private final CodeContext codeContext;
    private final CodeRequest request;
    private final StoredChallenge stored;
    private final LoginPage page;
    private final LoginFormsProvider form;
    private final MailState mail;
    private boolean expired;

    ConfirmPage(CodeContext codeContext, StoredChallenge stored, LoginPage page) {
        this.codeContext = codeContext;
        this.request = codeContext.request();
        this.stored = stored;
        this.page = page;
        this.mail = codeContext.mail(stored);
        this.form = page.open();
    }

    /** Adds an error text to the field. */
    ConfirmPage error(String messageKey, Object... arguments) {
        form.addError(new FormMessage(CODE_FIELD, page.texts().keyOrText(messageKey, arguments), arguments));
        return this;
    }

    /**
     * Shows that the code has expired, without the field: there is nothing left to enter. The request cannot tell this
     * by itself, since it does not know an address that has just been changed.
     */
    ConfirmPage expired() {
        expired = true;
        return error("oneTimeCodeExpired");
    }

    /** Adds an error text to the field that describes what a code looks like. */
    ConfirmPage notCompared(TypedCode typed) {
        CodeChallenge challenge = stored.challenge();
        CodeReading reading = typed.readFor(challenge);
        boolean otherLength = reading.refusal().filter(Confirmation.OTHER_LENGTH::equals).isPresent();
        return error(switch (challenge.alphabet()) {
            case DIGITS -> otherLength ? "oneTimeCodeOtherLength" : "oneTimeCodeUnclear";
            case LETTERS_AND_DIGITS -> otherLength ? "oneTimeCodeOtherLengthLetters" : "oneTimeCodeUnclearLetters";
        }, challenge.length(), reading.characters());
    }

    /** Adds a text above the form. It says no more than is known. */
    void sentAgain() {
        form.setInfo(page.texts().keyOrText(mail.isSent() ? "oneTimeCodeResent" : "oneTimeCodeResending"));
    }

    Response response() {
        return form.setAttribute("oneTimeCode", model()).createForm(TEMPLATE);
    }

    /** Rounded up; 0 if the user can request the mail now. */
    long secondsUntilResend() {
        return mail.secondsUntilNext();
    }

    /** Whether to offer the button against the settings: the mail failed, or takes so long that it may never arrive. */
    private boolean isWorthAnother() {
        return mail.delivery().isTrouble() || !mail.isSent() && secondsUntilResend() == 0;
    }

    /** What the template shows. A map, because FreeMarker cannot read classes that are not public. */
    private Map<String, Object> model() {
        CodeChallenge challenge = stored.challenge();
        boolean alive = !expired && codeContext.codes().isAlive(challenge, request.binding());
        Duration left = alive ? request.promise(challenge, codeContext.codes().now()) : Duration.ZERO;
        boolean ownAddress = request.proven() && !request.recipient().approver();
        return Map.ofEntries(
                entry("purpose", page.purpose().name()),
                entry("numeric", challenge.alphabet() == CodeAlphabet.DIGITS),
                entry("length", challenge.length()),
                entry("characters", challenge.alphabet().characters()),
                entry("address", ownAddress ? MaskedAddress.of(request.recipient().address()) : ""),
                entry("approver", request.recipient().approver()),
                entry("client", request.client().name()),
                entry("minutesLeft", MinutesLeft.of(left)),
                entry("secondsLeft", left.toSeconds()),
                entry("expired", !alive),
                entry("reference", challenge.reference()),
                entry("delivery", mail.word()),
                entry("stateAddress", page.stateAddress(codeContext.realm())),
                entry("resendOffered", request.rules().offersResend() || isWorthAnother()),
                entry("secondsUntilResend", secondsUntilResend()));
    }
}
