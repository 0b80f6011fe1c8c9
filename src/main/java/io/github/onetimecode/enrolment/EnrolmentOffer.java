package io.github.onetimecode.enrolment;

import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

import io.github.onetimecode.credential.EnrolledAddress;
import io.github.onetimecode.keycloak.version.RequiredActions;
import io.github.onetimecode.page.LoginPage;
import io.github.onetimecode.page.PageKind;
import io.github.onetimecode.page.PageTexts;

/**
 * Tells whether the user must enrol or may. If a step could not use a changed address, it adds the action to this login
 * only. An administrator adds it to the user.
 */
final class EnrolmentOffer {

    private final RequiredActionContext context;
    private final AuthenticationSessionModel login;

    EnrolmentOffer(RequiredActionContext context) {
        this.context = context;
        this.login = context.getAuthenticationSession();
    }

    LoginPage page() {
        PageKind purpose = isOffered() ? PageKind.OFFER : PageKind.ENROLMENT;
        return new LoginPage(context::form, context.getUriInfo(), login, purpose,
                PageTexts.of(context.getSession(), context.getUser()));
    }

    boolean isOffered() {
        return login.getRequiredActions().contains(context.getAction()) && context.getUser() != null
                && context.getUser().getRequiredActionsStream().noneMatch(context.getAction()::equals)
                && hasAddressChanged(context.getUser());
    }

    /** Needed because the link in an administrator's mail also adds the action to one login only. */
    private static boolean hasAddressChanged(UserModel user) {
        return EnrolledAddress.isStored(user)
                && (user.getEmail() == null || !EnrolledAddress.isStored(user, user.getEmail()));
    }

    /** Whether the user pressed the button that postpones the enrolment, and may postpone it. */
    boolean isPostponed() {
        return isOffered() && context.getHttpRequest().getDecodedFormParameters().containsKey(LoginPage.LATER_BUTTON);
    }

    void postpone() {
        login.removeRequiredAction(context.getAction());
        RequiredActions.cancel(context);
    }
}
