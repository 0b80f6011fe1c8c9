package io.github.onetimecode.settings;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.onetimecode.server.TestRealm;

/** The steps of the exported flow, whose settings a test changes and puts back. */
final class ExportedFlow {

    private static final String FLOW = "password and mailed code";
    private static final String ISSUE = "one-time-code-issue";
    private static final String CONFIRM = "one-time-code-confirm";

    private final TestRealm realm;

    ExportedFlow(TestRealm realm) {
        this.realm = realm;
    }

    /** Key and value in turn. */
    void issue(String... settings) {
        realm.flows().configure(FLOW, ISSUE, map(settings));
    }

    void confirm(String... settings) {
        realm.flows().configure(FLOW, CONFIRM, map(settings));
    }

    void reset() {
        issue();
        confirm();
    }

    private static Map<String, String> map(String... settings) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            map.put(settings[i], settings[i + 1]);
        }
        return map;
    }
}
