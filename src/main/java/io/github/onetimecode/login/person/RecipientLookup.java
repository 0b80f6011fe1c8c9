package io.github.onetimecode.login.person;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

import io.github.onetimecode.keycloak.UserLookup;
import io.github.onetimecode.refusal.RefusedException;

/**
 * Finds the user whom the setting names. Uses only what administrators control: the setting itself, and those
 * attributes of the user who logs in that the user cannot edit. Users who could choose their approver could choose
 * themselves.
 */
final class RecipientLookup {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{user\\.(?:attributes\\.)?([^}]+)}");
    private static final String ID = "id";

    private final KeycloakSession session;
    private final RealmModel realm;

    RecipientLookup(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /**
     * @throws RefusedException unless the setting names exactly one user, who is enabled and not the one who logs in
     */
    UserModel find(String setting, UserModel asker) throws RefusedException {
        String wanted = resolve(setting, asker);
        List<UserModel> found = new UserLookup(session).find(wanted);
        if (found.size() != 1) {
            throw RefusedException.misconfigured("setting 'user' names %d users", found.size());
        }
        UserModel approver = found.get(0);
        if (approver.getId().equals(asker.getId())) {
            throw RefusedException.misconfigured("setting 'user' names the person who logs in, %s", asker.getId());
        }
        if (!approver.isEnabled()) {
            throw RefusedException.misconfigured("setting 'user' names %s, who is disabled", approver.getId());
        }
        return approver;
    }

    private String resolve(String setting, UserModel asker) throws RefusedException {
        Matcher placeholder = PLACEHOLDER.matcher(setting);
        StringBuilder resolved = new StringBuilder();
        while (placeholder.find()) {
            placeholder.appendReplacement(resolved, Matcher.quoteReplacement(valueOf(placeholder.group(1), asker)));
        }
        String text = placeholder.appendTail(resolved).toString();
        if (text.contains("${")) {
            throw RefusedException.misconfigured("setting 'user' has a placeholder that is not ${user...}");
        }
        return text;
    }

    private String valueOf(String attribute, UserModel asker) throws RefusedException {
        if (ID.equals(attribute)) {
            return asker.getId();
        }
        if (new OwnAttributes(session, realm).isEditable(attribute, asker)) {
            throw RefusedException.misconfigured("users may edit the attribute '%s' that setting 'user' names",
                    attribute);
        }
        List<String> values = asker.getAttributeStream(attribute).filter(value -> !value.isBlank()).toList();
        if (values.size() != 1) {
            throw RefusedException.misconfigured(
                    "user %s has %d values of the attribute '%s' that setting 'user' names",
                    asker.getId(), values.size(), attribute);
        }
        return values.get(0);
    }
}
