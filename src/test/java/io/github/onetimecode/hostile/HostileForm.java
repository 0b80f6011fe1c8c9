package io.github.onetimecode.hostile;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;

import io.github.onetimecode.server.LoginBrowser;
import io.github.onetimecode.server.Page;

/** One post to the step that confirms, of a kind that no browser sends. */
enum HostileForm {

    /** Reaches the comparison; as often as all the others together. */
    TEXT, TEXT_REPEATED, TEXT_TWICE_WITH_BUTTON,
    ODD_TEXT, NOTHING, NO_FIELD, EMPTY_FIELD, SEPARATORS_ONLY, FIRST_OF_TWO_IS_EMPTY, ARRAY_NAME, BROKEN_ESCAPES,
    BINARY, MANY_FIELDS, RESEND_AND_CODE, RESEND_ODD, JSON, MULTIPART, XML, OCTETS, UNKNOWN_TYPE, ODD_CHARSET,
    WRONG_EXECUTION, WRONG_TAB, WRONG_CLIENT, STALE_SESSION_CODE, NO_SESSION_CODE, NO_QUERY, TRY_ANOTHER_WAY, GET,
    MEGABYTE;

    static final String FORM = "application/x-www-form-urlencoded";

    private static final int COMPARED = 3;
    private static final int MEGABYTES_AMONG = 12;
    private static final String FIELD = "one_time_code=";

    static HostileForm compared(Random random) {
        return values()[random.nextInt(COMPARED)];
    }

    static HostileForm other(Random random) {
        HostileForm form = values()[COMPARED + random.nextInt(values().length - COMPARED)];
        return form == MEGABYTE && random.nextInt(MEGABYTES_AMONG) > 0 ? NOTHING : form;
    }

    Page post(LoginBrowser browser, Page from, Random random) {
        HostileText text = new HostileText(random);
        String code = FIELD + encoded(ordinal() < COMPARED ? text.likeACode() : text.next());
        URI action = from.action();
        return switch (this) {
            case TEXT, ODD_TEXT -> form(browser, action, code);
            case TEXT_REPEATED -> form(browser, action, code + "&" + FIELD + encoded(text.next()) + "&" + FIELD);
            case TEXT_TWICE_WITH_BUTTON -> form(browser, action, code + "&login=1&login=2&credentialId=%00");
            case NOTHING -> form(browser, action, "");
            case NO_FIELD -> form(browser, action, "login=" + encoded(text.next()));
            case EMPTY_FIELD -> form(browser, action, FIELD);
            case SEPARATORS_ONLY -> form(browser, action, FIELD + encoded(" -\u00A0\u2003\u200B\uFEFF "));
            case FIRST_OF_TWO_IS_EMPTY -> form(browser, action, FIELD + "&" + code);
            case ARRAY_NAME -> form(browser, action, "one_time_code%5B%5D=1&one_time_code%5Ba%5D=2&ONE_TIME_CODE=3");
            case BROKEN_ESCAPES -> form(browser, action, FIELD + "%zz%1%&%%%=%&=&&=%ff");
            case BINARY -> browser.post(action, FORM, text.bytes(1 + random.nextInt(4_000)));
            case MANY_FIELDS -> form(browser, action, "a=1&".repeat(1 + random.nextInt(1_500)) + FIELD);
            case RESEND_AND_CODE -> form(browser, action, code + "&one_time_code_resend=true");
            case RESEND_ODD -> form(browser, action,
                    "one_time_code_resend&one_time_code_resend=" + encoded(text.next()));
            case JSON -> body(browser, action, "application/json", "{\"one_time_code\":[1,null,{}]}");
            case MULTIPART -> body(browser, action, "multipart/form-data; boundary=b", "--b\r\nContent-Disposition: "
                    + "form-data; name=\"one_time_code\"; filename=\"x\"\r\n\r\n" + text.next() + "\r\n--b--\r\n");
            case XML -> body(browser, action, "text/xml", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///\">]><a>&b;</a>");
            case OCTETS -> browser.post(action, "application/octet-stream", text.bytes(1 + random.nextInt(4_000)));
            case UNKNOWN_TYPE -> body(browser, action, "no type at all", code);
            case ODD_CHARSET -> body(browser, action, FORM + "; charset=UTF-7", code);
            case WRONG_EXECUTION -> form(browser, with(action, "execution", encoded(text.next())), code);
            case WRONG_TAB -> form(browser, with(action, "tab_id", encoded(text.next())), code);
            case WRONG_CLIENT -> form(browser, with(action, "client_id", encoded(text.next())), code);
            case STALE_SESSION_CODE -> form(browser, with(action, "session_code", encoded(text.next())), code);
            case NO_SESSION_CODE -> form(browser, with(action, "other", "1"), code);
            case NO_QUERY -> form(browser, URI.create(action.toString().replaceFirst("\\?.*", "")), code);
            case TRY_ANOTHER_WAY -> form(browser, action, code + "&tryAnotherWay=on&authenticationExecution=%00");
            case GET -> browser.go(URI.create(action + "&" + code));
            case MEGABYTE -> form(browser, action, FIELD + "7".repeat(1_000_000));
        };
    }

    /** The statuses that a post of this kind may be answered with. */
    Set<Integer> answers() {
        return switch (this) {
            case NO_QUERY, MULTIPART, WRONG_CLIENT -> Set.of(400);
            case GET, WRONG_EXECUTION, WRONG_TAB, STALE_SESSION_CODE -> Set.of(200, 400);
            case MEGABYTE -> Set.of(413);
            default -> keycloakFails() ? Set.of(200, 500) : Set.of(200);
        };
    }

    /** What Keycloak 26.7.4 cannot read, before it runs any step: it answers with 500 to the like of it everywhere. */
    boolean keycloakFails() {
        return Set.of(BROKEN_ESCAPES, BINARY, MANY_FIELDS, UNKNOWN_TYPE, ODD_CHARSET).contains(this);
    }

    /** Whether Keycloak may end the connection while it is still being sent. */
    boolean isTooLong() {
        return this == MEGABYTE;
    }

    private static Page form(LoginBrowser browser, URI action, String body) {
        return browser.post(action, body);
    }

    private static Page body(LoginBrowser browser, URI action, String type, String body) {
        return browser.post(action, type, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Another value for one parameter; an unknown one takes the session code's place. */
    private static URI with(URI action, String name, String value) {
        String old = action.toString().contains(name + "=") ? name : "session_code";
        return URI.create(action.toString().replaceFirst("([?&])" + old + "=[^&]*",
                "$1" + name + "=" + Matcher.quoteReplacement(value)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
