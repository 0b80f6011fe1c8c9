package io.github.onetimecode.keycloak.version;

import java.util.Locale;

import org.keycloak.models.UserModel;
import org.keycloak.models.utils.UserModelDelegate;

/**
 * The user as a mail sees them: whoever has chosen no language has that of the login. Keycloak 26.2 looks only at the
 * user's own language when it fills in a mail; later versions also look at the login.
 */
public final class ReaderOfMail extends UserModelDelegate {

    private final Locale locale;

    /** @param locale of the login */
    public ReaderOfMail(UserModel user, Locale locale) {
        super(user);
        this.locale = locale;
    }

    @Override
    public String getFirstAttribute(String name) {
        String stored = super.getFirstAttribute(name);
        return stored == null && UserModel.LOCALE.equals(name) ? locale.toLanguageTag() : stored;
    }
}
