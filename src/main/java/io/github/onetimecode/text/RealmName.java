package io.github.onetimecode.text;

import java.util.Properties;

import org.keycloak.models.RealmModel;
import org.keycloak.utils.StringUtil;

import io.github.onetimecode.core.PrintableName;

/**
 * The name of a realm, the same in all parts of a mail: its display name or, if that is blank, its name. Keycloak 26.7
 * gives templates the empty display name, or the name with a capital letter.
 */
public final class RealmName {

    private RealmName() {
    }

    /** @param words resolve a display name such as <code>${brand}</code> */
    public static String of(RealmModel realm, Properties words) {
        String displayed = realm.getDisplayName();
        return PrintableName.of(StringUtil.isBlank(displayed) ? realm.getName()
                : TextReferences.resolved(displayed, words));
    }
}
