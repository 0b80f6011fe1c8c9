package io.github.onetimecode.credential;

import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialTypeMetadata;
import org.keycloak.credential.CredentialTypeMetadataContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Shows the credential of enrolled users in Keycloak's account console, admin console and selection page. */
final class EnrolledCredentials implements CredentialProvider<CredentialModel> {

    /** From Font Awesome, which all themes of Keycloak 26.7 include. */
    private static final String ICON = "fa fa-envelope list-view-pf-icon-lg";

    private final KeycloakSession session;

    EnrolledCredentials(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public String getType() {
        return EnrolledAddress.TYPE;
    }

    @Override
    public CredentialTypeMetadata getCredentialTypeMetadata(CredentialTypeMetadataContext context) {
        return CredentialTypeMetadata.builder().type(getType()).category(CredentialTypeMetadata.Category.TWO_FACTOR)
                .displayName("one-time-code-enrolled-display-name").helpText("one-time-code-enrolled-help-text")
                .iconCssClass(ICON).createAction(EnrolledAddress.ENROL_ACTION).removeable(true).build(session);
    }

    @Override
    public CredentialModel getCredentialFromModel(CredentialModel model) {
        return model;
    }

    @Override
    public CredentialModel createCredential(RealmModel realm, UserModel user, CredentialModel credential) {
        return user.credentialManager().createStoredCredential(credential);
    }

    @Override
    public boolean deleteCredential(RealmModel realm, UserModel user, String credentialId) {
        return user.credentialManager().removeStoredCredentialById(credentialId);
    }
}
