package io.github.onetimecode.settings;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.RealmModel;

import io.github.onetimecode.core.PrintableName;
import io.github.onetimecode.refusal.RefusedException;

/**
 * What an administrator stored for one execution. Only this class reads step configurations. A setting that was never
 * stored, or stored empty, has its default. A value that makes no sense is never used: reading it refuses the step.
 */
public final class StepConfiguration {

    private static final int LONGEST_NAME = 64;
    private static final Pattern NAME = Pattern.compile("[\\P{C}&&[^\\p{Zl}\\p{Zp}]]{1," + LONGEST_NAME + "}");

    private final String providerId;
    private final Map<String, String> stored;
    private final String alias;
    private final boolean lost;

    /** @param lost whether the execution names a configuration that no longer exists */
    StepConfiguration(String providerId, Map<String, String> stored, String alias, boolean lost) {
        this.providerId = providerId;
        this.stored = stored;
        this.alias = alias;
        this.lost = lost;
    }

    /** The configuration of an execution; empty if nobody saved one. */
    public static StepConfiguration of(RealmModel realm, AuthenticationExecutionModel execution) {
        AuthenticatorConfigModel model = execution.getAuthenticatorConfig() == null
                ? null : realm.getAuthenticatorConfigById(execution.getAuthenticatorConfig());
        if (model == null) {
            boolean lost = execution.getAuthenticatorConfig() != null;
            return new StepConfiguration(execution.getAuthenticator(), Map.of(), "", lost);
        }
        Map<String, String> stored = model.getConfig() == null ? Map.of() : model.getConfig();
        String alias = model.getAlias() == null ? "" : model.getAlias();
        return new StepConfiguration(execution.getAuthenticator(), stored, alias, false);
    }

    /**
     * @throws RefusedException if the execution names a configuration that no longer exists: the defaults would differ
     *         from what the administrator meant
     */
    void requireExisting() throws RefusedException {
        if (lost) {
            throw RefusedException.misconfigured("the configuration of step %s no longer exists", providerId);
        }
    }

    /** The name that the admin console shows for the configuration; empty if there is none. */
    public String alias() {
        return alias;
    }

    public String text(Setting setting) {
        String value = stored.get(setting.key);
        return value == null || value.isBlank() ? setting.defaultValue : value.strip();
    }

    /** A text that appears in logs, events and the names of notes. */
    String name(Setting setting) throws RefusedException {
        String name = text(setting);
        if (!isPlain(name) && !NAME.matcher(name).matches()) {
            throw outOfRange(setting, PrintableName.of(name), "1 to 64 printable characters");
        }
        return name;
    }

    /** Almost all names are: {@link #NAME} takes longer, and each login reads several of them. */
    private static boolean isPlain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if ((c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') && c != '-' && c != '_') {
                return false;
            }
        }
        return !name.isEmpty() && name.length() <= LONGEST_NAME;
    }

    int number(Setting setting) throws RefusedException {
        return parse(setting, text(setting));
    }

    /** A number without a default; empty if nothing is stored. */
    OptionalInt numberIfSet(Setting setting) throws RefusedException {
        String value = text(setting);
        return value.isEmpty() ? OptionalInt.empty() : OptionalInt.of(parse(setting, value));
    }

    boolean flag(Setting setting) throws RefusedException {
        String value = text(setting);
        if (!value.equals("true") && !value.equals("false")) {
            throw outOfRange(setting, value, "true or false");
        }
        return Boolean.parseBoolean(value);
    }

    /** Index of the stored option among the setting's options. */
    int choice(Setting setting) throws RefusedException {
        String value = text(setting);
        if (!setting.options.contains(value)) {
            throw outOfRange(setting, value, String.join(" or ", setting.options));
        }
        return setting.options.indexOf(value);
    }

    private int parse(Setting setting, String value) throws RefusedException {
        return toInt(value).filter(number -> number >= setting.least && number <= setting.most)
                .orElseThrow(() -> outOfRange(setting, value, setting.least + " to " + setting.most));
    }

    private static Optional<Integer> toInt(String value) {
        try {
            return Optional.of(Integer.valueOf(value));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private RefusedException outOfRange(Setting setting, String value, String range) {
        return RefusedException.misconfigured("setting '%s' is '%s', but has to be %s, in step %s",
                setting.key, value, range, providerId);
    }
}
