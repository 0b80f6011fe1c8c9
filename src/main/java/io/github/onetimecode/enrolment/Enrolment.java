package io.github.onetimecode.enrolment;

import java.util.Map;
import java.util.Optional;

import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

import io.github.onetimecode.challenge.LoginNotes;
import io.github.onetimecode.core.CodePlace;
import io.github.onetimecode.core.MaskedAddress;
import io.github.onetimecode.core.OneTimeCodes;
import io.github.onetimecode.keycloak.AskingClient;
import io.github.onetimecode.lifecycle.CodeContext;
import io.github.onetimecode.lifecycle.CodeIssuer;
import io.github.onetimecode.lifecycle.CodeOrigin;
import io.github.onetimecode.lifecycle.CodeRequest;
import io.github.onetimecode.lifecycle.Recipient;
import io.github.onetimecode.lifecycle.UserLock;
import io.github.onetimecode.page.AskPage;
import io.github.onetimecode.page.ConfirmForm;
import io.github.onetimecode.page.LoginPage;
import io.github.onetimecode.page.PageLifetime;
import io.github.onetimecode.refusal.Refusal;
import io.github.onetimecode.refusal.RefusedException;
import io.github.onetimecode.settings.ActionSettings;

import jakarta.ws.rs.core.MultivaluedMap;

/** The enrolment of a user: reads the action's context and settings, then asks for the code. */
final class Enrolment {

    private static final String OFFER_TEMPLATE = "one-time-code-offer.ftl";

    private final RequiredActionContext context;
    private final CodeContext codeContext;
    private final EnrolmentOffer offer;
    private final LoginPage page;

    private Enrolment(RequiredActionContext context, CodeContext codeContext, EnrolmentOffer offer) {
        this.context = context;
        this.codeContext = codeContext;
        this.offer = offer;
        this.page = offer.page();
    }

    /**
     * By the rules of the realm, the user is logged in at this point, so the proven purse pays.
     *
     * @throws RefusedException if the settings or the user do not allow a code
     */
    static Enrolment read(OneTimeCodes codes, RequiredActionContext context, EnrolmentOffer offer,
            EventBuilder event) throws RefusedException {
        ActionSettings settings = ActionSettings.read(context.getAction(), stored(context.getConfig()));
        KeycloakSession session = context.getSession();
        UserModel user = Optional.ofNullable(context.getUser())
                .orElseThrow(() -> new RefusedException(Refusal.NO_USER, "the user has been deleted"));
        RefusedException.throwIf(new UserLock(session).find(user), user);
        RefusedException.throwIf(Recipient.denial(user, settings.verifiedEmailOnly()), user);
        AuthenticationSessionModel login = context.getAuthenticationSession();
        CodeOrigin step = new CodeOrigin(context.getAction(), context.getAction());
        CodeRequest request = new CodeRequest(CodePlace.login(login.getParentSession().getId(), login.getTabId()),
                context.getRealm().getId(), step, settings.rules(), user, Recipient.self(user),
                AskingClient.of(session, login.getClient()), true, PageLifetime.ofAction(context.getRealm()));
        CodeContext codeContext = new CodeContext(session, codes, request, new LoginNotes(login).of(step.id()), event);
        return new Enrolment(context, codeContext, offer);
    }

    /**
     * If the user must enrol, the mail goes out immediately. If enrolment is only offered, the user asks for the mail.
     */
    void show() throws RefusedException {
        if (offer.isOffered() && codeContext.challenges().read().isEmpty()) {
            String address = MaskedAddress.of(codeContext.request().recipient().address());
            context.challenge(page.open().setAttribute("oneTimeCode", Map.of("address", address))
                    .createForm(OFFER_TEMPLATE));
        } else {
            issueAndShow();
        }
    }

    void take() throws RefusedException {
        MultivaluedMap<String, String> posted = context.getHttpRequest().getDecodedFormParameters();
        if (posted.containsKey(LoginPage.SEND_BUTTON)) {
            issueAndShow();
        } else {
            form().take(posted);
        }
    }

    private void issueAndShow() throws RefusedException {
        CodeIssuer issue = new CodeIssuer(codeContext);
        if (!issue.isIssued() && !AskPage.isAsked(context.getHttpRequest())) {
            context.challenge(AskPage.response(page));
            return;
        }
        RefusedException.throwIf(issue.issueOnce(), codeContext.request().user());
        form().show();
    }

    private ConfirmForm form() {
        return new ConfirmForm(codeContext, page, new ActionReply(context, codeContext, offer));
    }

    private static Map<String, String> stored(RequiredActionConfigModel config) {
        return config == null || config.getConfig() == null ? Map.of() : config.getConfig();
    }
}
