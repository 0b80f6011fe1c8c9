package io.github.onetimecode.login;

import java.util.Objects;
import java.util.Optional;

import org.keycloak.http.HttpRequest;

import io.github.onetimecode.core.TypedCode;
import io.github.onetimecode.page.ConfirmPage;

import jakarta.ws.rs.core.MultivaluedMap;

/**
 * What a native application sends with its token request.
 *
 * @param code   what the user typed; empty if the application did not send the parameter
 * @param resend whether the application asks for another mail
 */
record GrantParameters(Optional<TypedCode> code, boolean resend) {

    GrantParameters {
        Objects.requireNonNull(code, "code");
    }

    /**
     * The names are those of the page's form. Only {@code true} asks for a mail: applications may send every parameter
     * that they know.
     */
    static GrantParameters of(HttpRequest request) {
        MultivaluedMap<String, String> posted = request.getDecodedFormParameters();
        return new GrantParameters(Optional.ofNullable(posted.getFirst(ConfirmPage.CODE_FIELD)).map(TypedCode::of),
                Boolean.parseBoolean(posted.getFirst(ConfirmPage.RESEND_BUTTON)));
    }
}
