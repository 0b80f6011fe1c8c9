package io.github.onetimecode.login.person;

import java.util.Optional;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.UserModel;

import io.github.onetimecode.challenge.LoginNotes;

/**
 * The user of a login as long as Keycloak must not know one. Before it runs a step it shows an error of its own if the
 * user has been disabled meanwhile (26.7.4, {@code AuthenticationProcessor.validateUser}), and its brute-force
 * detection disables whom it locks for good: wrong codes alone would bring to light that there is an account.
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

    /** In another flow of the same tab, which keeps its notes, nobody has named this user. */
    private Optional<String> id() {
        return FlowPath.isReset(context) ? notes.hiddenUserId() : Optional.empty();
    }

    public void hide() {
        if (context.getUser() != null) {
            notes.hideUser(context.getUser().getId());
            context.clearUser();
        }
    }

    /** The code was right: from now on the login is this user's. */
    public void show(UserModel user) {
        if (id().isPresent()) {
            context.setUser(user);
        }
    }
}
