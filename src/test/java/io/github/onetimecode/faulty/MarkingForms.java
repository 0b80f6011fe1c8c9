package io.github.onetimecode.faulty;

import org.keycloak.forms.login.freemarker.FreeMarkerLoginFormsProvider;
import org.keycloak.models.KeycloakSession;

/** Shows pages as Keycloak does, with a mark in a header. */
final class MarkingForms extends FreeMarkerLoginFormsProvider {

    MarkingForms(KeycloakSession session) {
        super(session);
        setResponseHeader("X-Shown-By", "another provider");
    }
}
