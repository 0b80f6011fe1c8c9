package io.github.onetimecode.browser;

import java.util.List;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.onetimecode.server.TestRealm;

/** One setting of a step, as the admin API describes it to the admin console. */
record DialogSetting(String key, String label, String help, Kind kind, String defaultValue, List<String> options) {

    enum Kind {
        TEXT, NUMBER, FLAG, OPTIONS, CLIENT
    }

    static List<DialogSetting> of(TestRealm realm, String provider) {
        JsonNode properties = realm.get("/authentication/config-description/" + provider).path("properties");
        return StreamSupport.stream(properties.spliterator(), false).map(DialogSetting::of).toList();
    }

    private static DialogSetting of(JsonNode property) {
        Kind kind = switch (property.path("type").asText()) {
            case "Number" -> Kind.NUMBER;
            case "boolean" -> Kind.FLAG;
            case "List" -> Kind.OPTIONS;
            case "ClientList" -> Kind.CLIENT;
            default -> Kind.TEXT;
        };
        return new DialogSetting(property.path("name").asText(), property.path("label").asText(),
                property.path("helpText").asText(), kind, property.path("defaultValue").asText(""),
                StreamSupport.stream(property.path("options").spliterator(), false).map(JsonNode::asText).toList());
    }

    boolean canBeEmpty() {
        return kind == Kind.TEXT || kind == Kind.NUMBER || kind == Kind.CLIENT;
    }

    /** Another value than the default where there is one, and one that the step takes. */
    String other() {
        return switch (kind) {
            case TEXT -> key.equals("failuresPerDay") ? "7" : "other " + key;
            case NUMBER -> String.valueOf(Integer.parseInt(defaultValue) + 1);
            case FLAG -> String.valueOf(!Boolean.parseBoolean(defaultValue));
            case OPTIONS -> options.get(options.size() - 1);
            case CLIENT -> "one-of-several";
        };
    }
}
