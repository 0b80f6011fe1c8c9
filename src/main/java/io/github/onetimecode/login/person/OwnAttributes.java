package io.github.onetimecode.login.person;

import java.util.Optional;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.representations.userprofile.config.UPAttribute;
import org.keycloak.userprofile.UserProfileConstants;
import org.keycloak.userprofile.UserProfileContext;
import org.keycloak.userprofile.UserProfileProvider;

/** Which attributes users may edit on their own account, in this client or in any other. */
final class OwnAttributes {

    private final UserProfileProvider profiles;
    private final RealmModel realm;

    OwnAttributes(KeycloakSession session, RealmModel realm) {
        this.profiles = session.getProvider(UserProfileProvider.class);
        this.realm = realm;
    }

    boolean isEditable(String attribute, UserModel user) {
        return switch (attribute) {
            // Users change it through an action of its own, whatever the profile says.
            case UserModel.EMAIL -> true;
            case UserModel.USERNAME -> realm.isEditUsernameAllowed() || realm.isRegistrationEmailAsUsername();
            default -> isEditableNow(attribute, user) || isEditableInSomeScope(attribute);
        };
    }

    /** Also covers attributes that the profile does not know, and those that the server itself maintains. */
    private boolean isEditableNow(String attribute, UserModel user) {
        return !profiles.create(UserProfileContext.ACCOUNT, user).getAttributes().isReadOnly(attribute);
    }

    /**
     * An attribute that is visible only in some scopes is read-only elsewhere, but the user chooses the scopes
     * (26.7.4).
     */
    private boolean isEditableInSomeScope(String attribute) {
        return Optional.ofNullable(profiles.getConfiguration().getAttribute(attribute)).map(UPAttribute::getPermissions)
                .filter(permissions -> permissions.getEdit().contains(UserProfileConstants.ROLE_USER)).isPresent();
    }
}
