package io.github.onetimecode.api;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.github.onetimecode.api.http.Fields;
import io.github.onetimecode.api.http.ProblemException;
import io.github.onetimecode.core.CodeAlphabet;
import io.github.onetimecode.core.CodePolicy;
import io.github.onetimecode.core.Purpose;
import io.github.onetimecode.core.TextDigest;

/**
 * What an application sends to have a code.
 *
 * @param user     name, mail address or ID of the person
 * @param client   application that is to confirm it; empty for the one that asks
 * @param purpose  what it is for
 * @param policy   what it looks like, and how long it lives
 * @param returned whether the application is told the code
 */
record IssueRequest(String user, Optional<String> client, Purpose purpose, CodePolicy policy, boolean returned) {

    private static final int LONGEST_NAME = 255;
    private static final List<String> ALPHABETS = List.of("digits", "letters-and-digits");
    private static final List<String> DELIVERIES = List.of("email", "return");

    static IssueRequest read(Fields body) throws ProblemException {
        IssueRequest request = new IssueRequest(body.text("user", LONGEST_NAME),
                body.optionalText("client", LONGEST_NAME), body.optionalPurpose("purpose").orElse(Purpose.NONE),
                policy(body), body.choice("delivery", DELIVERIES) == 1);
        body.requireNoOthers();
        return request;
    }

    /** The same for the same request, and tells nothing of it. */
    String fingerprint() {
        return TextDigest.of(List.of(user, client.orElse(""), purpose.text(), policy.toString(),
                String.valueOf(returned)));
    }

    private static CodePolicy policy(Fields body) throws ProblemException {
        CodeAlphabet alphabet = CodeAlphabet.values()[body.choice("alphabet", ALPHABETS)];
        int length = body.optionalNumber("length", CodePolicy.SHORTEST, CodePolicy.LONGEST)
                .orElse(CodePolicy.USUAL_LENGTH);
        int seconds = body.optionalNumber("lifetime_seconds", (int) CodePolicy.SHORTEST_LIFETIME.toSeconds(),
                (int) CodePolicy.LONGEST_LIFETIME.toSeconds()).orElse((int) CodePolicy.USUAL_LIFETIME.toSeconds());
        return new CodePolicy(alphabet, length, Duration.ofSeconds(seconds));
    }
}
