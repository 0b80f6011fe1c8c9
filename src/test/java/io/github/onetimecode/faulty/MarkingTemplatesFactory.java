package io.github.onetimecode.faulty;

import org.keycloak.Config;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.email.EmailTemplateProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.EnvironmentDependentProviderFactory;

/**
 * There only where it is enabled. Then realms with the attribute {@value #ATTRIBUTE} have their mails written by
 * another provider than Keycloak's, all others by Keycloak's own.
 */
public final class MarkingTemplatesFactory
        implements EmailTemplateProviderFactory, EnvironmentDependentProviderFactory {

    private static final String ATTRIBUTE = "otherTemplates";

    @Override
    public EmailTemplateProvider create(KeycloakSession session) {
        RealmModel realm = session.getContext().getRealm();
        return realm != null && realm.getAttribute(ATTRIBUTE, false) ? new MarkingTemplates(session)
                : session.getProvider(EmailTemplateProvider.class, "freemarker");
    }

    @Override
    public boolean isSupported(Config.Scope config) {
        return config.getBoolean("enabled", false);
    }

    @Override
    public String getId() {
        return "marking";
    }

    @Override
    public int order() {
        return 1_000;
    }

    @Override
    public void init(Config.Scope config) {
        // There are no server options.
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        // Nothing to prepare.
    }

    @Override
    public void close() {
        // Nothing to let go.
    }
}
