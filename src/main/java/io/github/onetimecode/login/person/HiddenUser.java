package io.github.onetimecode.login.person;

import java.util.Optional;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.UserModel;

import io.github.onetimecode.challenge.LoginNotes;

/**
 * The user of a login while Keycloak must not know the user. Before Keycloak runs a step, it shows an error of its own
 * if the user has been disabled in the meantime (26.7.4, {@code AuthenticationProcessor.validateUser}), and its
 * brute-force detection disables users whom it locks permanently. Wrong codes alone would then reveal that the account
 * exists.
 */
public final class HiddenUser {

    private final AuthenticationFlowContext context;
    private final LoginNotes notes;

    public HiddenUser(AuthenticationFlowContext context) {
        this.context = context;
        this.notes = new LoginNotes(context.getAuthenticationSession());
    }

    /** The user of the login, hidden or not. */
    public Optional<UserModel> find() {
        return Optional.ofNullable(context.getUser()).or(() -> id()
                .map(id -> context.getSession().users().getUserById(context.getRealm(), id)));
    }

    /** Empty in other flows of the same tab: the tab keeps its notes there, but nobody has named this user. */
    private Optional<String> id() {
        return FlowPath.isReset(context) ? notes.hiddenUserId() : Optional.empty();
    }

    /**
     * Only in a reset itself: as long as a tab has a user, Keycloak lets no other one take over what the tab has proven
     * ({@code AuthenticationProcessor.setAutheticatedUser}, 26.7).
     */
    public void hide() {
        if (context.getUser() != null) {
            notes.hideUser(context.getUser().getId());
            context.clearUser();
        }
    }

    /** Makes the user known to Keycloak, once the code was right. */
    public void show(UserModel user) {
        if (id().isPresent()) {
            context.setUser(user);
        }
    }
}
