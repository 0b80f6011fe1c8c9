package io.github.onetimecode.ways;

import java.util.Arrays;

import io.github.onetimecode.server.GrantReply;
import io.github.onetimecode.server.Page;

/** What somebody is told, by a page or by the token endpoint. The first that fits counts. */
enum WayAnswer {

    WRONG("This code is not correct", "one_time_code_wrong"),
    TOO_EARLY("It is too early to send the code again", "one_time_code_resend_too_early"),
    /** Where nothing was proven, whatever the reason. */
    QUIETLY_REFUSED("You cannot sign in with a code at the moment", "one_time_code_refused"),
    LOCKED("You cannot sign in at the moment", "user_temporarily_disabled"),
    LIMITED("(Please try again tomorrow|No more codes can be sent to you for now)",
            "one_time_code_limited|one_time_code_resend_limited"),
    EXHAUSTED("Too many wrong codes have been entered", "one_time_code_exhausted"),
    SENT_AGAIN("The code (is being|has been) sent again", "nothing"),
    ASKED("(We have sent a code|A code is being sent|We are sending a code)", "one_time_code_required"),
    IN("nothing", "nothing"),
    REFUSED("", ".*");

    private final String words;
    private final String description;

    WayAnswer(String words, String description) {
        this.words = words;
        this.description = description;
    }

    static WayAnswer of(Page page) {
        if (page.loggedIn() || page.has("input[name=password-new]")) {
            return IN;
        }
        return Arrays.stream(values()).filter(answer -> page.text().matches(".*" + answer.words + ".*")).findFirst()
                .orElseThrow();
    }

    static WayAnswer of(GrantReply reply) {
        String said = reply.json().path("error_description").asText();
        return reply.hasToken() ? IN : Arrays.stream(values()).filter(answer -> said.matches(answer.description))
                .findFirst().orElseThrow();
    }
}
