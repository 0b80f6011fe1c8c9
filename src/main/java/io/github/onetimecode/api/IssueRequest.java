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
 * What an application sends to request a code.
 *
 * @param user     name, mail address or ID of the user
 * @param client   application that may confirm the code; empty for the one that requests it
 * @param purpose  what the code is for
 * @param policy   format and lifetime of the code
 * @param returned whether the code is returned to the application instead of mailed
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

    /** Equal for equal requests. It does not reveal what the request contains. */
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
