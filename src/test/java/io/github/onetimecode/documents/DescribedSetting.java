package io.github.onetimecode.documents;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.keycloak.provider.ProviderConfigProperty;

/** A setting as a table shows it, taken from what Keycloak is told of it. */
record DescribedSetting(String key, String label, String standard, String range, String help) {

    private static final Pattern RANGED = Pattern.compile("(.*\\.) (\\d+ to \\d+)\\.");

    static DescribedSetting of(ProviderConfigProperty property) {
        Matcher ranged = RANGED.matcher(property.getHelpText());
        String standard = property.getDefaultValue() == null ? "" : property.getDefaultValue().toString();
        return new DescribedSetting(property.getName(), property.getLabel(),
                standard.isEmpty() ? "empty" : "`" + standard + "`",
                ranged.matches() ? ranged.group(2) + (standard.isEmpty() ? ", or empty" : "") : choices(property),
                ranged.matches() ? ranged.group(1) : property.getHelpText());
    }

    private static String choices(ProviderConfigProperty property) {
        return switch (property.getType()) {
            case ProviderConfigProperty.BOOLEAN_TYPE -> "`true`, `false`";
            case ProviderConfigProperty.LIST_TYPE -> "`" + String.join("`, `", property.getOptions()) + "`";
            default -> "any";
        };
    }
}
