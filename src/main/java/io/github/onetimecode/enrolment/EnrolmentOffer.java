package io.github.onetimecode.enrolment;

import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

import io.github.onetimecode.credential.EnrolledAddress;
import io.github.onetimecode.page.LoginPage;
import io.github.onetimecode.page.PageKind;

/**
 * Tells whether somebody has to enrol or may: a step that stepped aside since the proven address has changed asks for
 * the action in this login alone, an administrator asks for it at the user.
 */
final class EnrolmentOffer {

    private final RequiredActionContext context;
    private final AuthenticationSessionModel login;

    EnrolmentOffer(RequiredActionContext context) {
        this.context = context;
        this.login = context.getAuthenticationSession();
    }

    PageKind purpose() {
        return isOffered() ? PageKind.OFFER : PageKind.ENROLMENT;
    }

    boolean isOffered() {
        return login.getRequiredActions().contains(context.getAction())
                && context.getUser().getRequiredActionsStream().noneMatch(context.getAction()::equals)
                && hasAddressChanged(context.getUser());
    }

    /** The link of an administrator's mail asks for the action in a login alone, too. */
    private static boolean hasAddressChanged(UserModel user) {
        return EnrolledAddress.isStored(user)
                && (user.getEmail() == null || !EnrolledAddress.isStored(user, user.getEmail()));
    }

    /** Whether the button was pressed that puts it off, where that may be done. */
    boolean isPutOff() {
        return isOffered() && context.getHttpRequest().getDecodedFormParameters().containsKey(LoginPage.LATER_BUTTON);
    }

    /** The login goes on. Not by {@code ignore()}, which Keycloak 26.7 forbids after a post. */
    void putOff() {
        login.removeRequiredAction(context.getAction());
        context.cancel();
    }
}
