package io.github.onetimecode.credential;

import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Creates the provider of the credential type {@code one-time-code}. */
public final class EnrolledCredentialsFactory implements CredentialProviderFactory<CredentialProvider<?>> {

    @Override
    public CredentialProvider<?> create(KeycloakSession session) {
        return new EnrolledCredentials(session);
    }

    @Override
    public String getId() {
        return EnrolledAddress.TYPE;
    }
}
