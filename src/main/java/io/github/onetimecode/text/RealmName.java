package io.github.onetimecode.text;

import java.util.Properties;

import org.keycloak.models.RealmModel;
import org.keycloak.utils.StringUtil;

import io.github.onetimecode.core.PrintableName;

/**
 * The one name of a realm in all parts of a mail: its display name, or else its name as it is written. Keycloak 26.7 gives
 * templates an empty display name, or the name with a capital letter.
 */
public final class RealmName {

    private RealmName() {
    }

    /** @param words in which a display name such as <code>${brand}</code> is looked up */
    public static String of(RealmModel realm, Properties words) {
        String displayed = realm.getDisplayName();
        return PrintableName.of(StringUtil.isBlank(displayed) ? realm.getName()
                : TextReferences.resolved(displayed, words));
    }
}
