package io.github.onetimecode.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import io.github.onetimecode.openapi.ApiAnswer;
import io.github.onetimecode.openapi.OpenApiDocument;

/** What is wrong with the answer to a hostile request. */
record HostileVerdict(OpenApiDocument document, HostileRequest request, ApiAnswer answer) {

    private static final Set<Integer> WITHOUT_ROLE = Set.of(401, 403, 404, 405, 413, 415, 429);
    private static final Set<String> REFUSALS = Set.of("missingNormalization", "invalidCharacter");
    private static final Pattern INSIDES =
            Pattern.compile("<!DOCTYPE|<html|\\tat |Exception|\\b(java|org|io|com)[.][a-z]+[.]\\w");

    List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (isKeycloaksOwn()) {
            return faults;
        }
        if (answer.status() >= 500) {
            faults.add("an error of the server");
        }
        if (answer.isRefusal() && !answer.method().equals("HEAD")) {
            faults.addAll(document.problemFaults(answer));
        }
        if (!request.addressTwisted() && !Set.of("HEAD", "OPTIONS").contains(answer.method())) {
            faults.addAll(document.faults(answer));
        }
        if (!request.isAllowed(document) && !answer.method().equals("OPTIONS")
                && !WITHOUT_ROLE.contains(answer.status())) {
            faults.add("told to somebody without the role");
        }
        if (answer.tells("code") && !(answer.status() == 201 && request.isAllowed("return-codes"))) {
            faults.add("a code");
        }
        if (answer.isRefusal() && INSIDES.matcher(answer.body()).find()) {
            faults.add("markup, or the insides of the server");
        }
        return faults;
    }

    /**
     * Whether Keycloak 26.7.4 has turned the request away before anybody of ours was asked, for characters in its path.
     * Control characters in a query are not sent: for those it has a page.
     */
    boolean isKeycloaksOwn() {
        return request.leadsElsewhere() || answer.status() == 400 && answer.tells("error")
                && REFUSALS.contains(answer.field("error"));
    }
}
