package io.github.onetimecode.appearance;

import java.net.URI;
import java.util.List;
import java.util.Map;

import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** The page that asks for the code: what it says, and what it tells browsers, phones and screen readers. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConfirmPageIT {

    private static final String FLOW = "password and mailed code";

    private final Server server;
    private final TestRealm realm;

    ConfirmPageIT(Server server, TestRealm realm) {
        this.server = server;
        this.realm = realm;
    }

    @Test
    void pageTellsMaskedAddressApplicationReferenceAndMinutes() {
        Person person = Person.in(server, realm, user -> user.put("email", "erika.mustermann@mail.example.org"));

        Page page = person.signIn();

        assertThat(page.title()).isEqualTo("Check your e-mail");
        assertThat(page.text("#one-time-code-sent")).isEqualTo("We are sending a code by e-mail to e***n@m***e.org. "
                + "The code is for the application \"Demo\".");
        assertThat(person.browser().reload().text("#one-time-code-sent")).isEqualTo("We have sent a code by e-mail to "
                + "e***n@m***e.org. The code is for the application \"Demo\".");
        String subject = server.mailbox().await("erika.mustermann@mail.example.org").subject();
        assertThat(page.text("#one-time-code-hint")).isEqualTo("The subject of the e-mail begins with "
                + subject.substring(0, 3) + ". The code is valid for another 5 min.");
        assertThat(page.html().outerHtml()).doesNotContain("mustermann@", "mail.example.org");
    }

    @Test
    void fieldIsOneThatPhonesFillIn() {
        Element field = signedIn().html().selectFirst("#one_time_code");

        assertThat(field.attr("name")).isEqualTo("one_time_code");
        assertThat(field.attr("type")).isEqualTo("text");
        assertThat(field.attr("inputmode")).isEqualTo("numeric");
        assertThat(field.attr("autocomplete")).isEqualTo("one-time-code");
        assertThat(field.hasAttr("autofocus")).isTrue();
        assertThat(field.hasAttr("maxlength")).as("would cut a pasted code").isFalse();
        assertThat(field.val()).isEmpty();
    }

    @Test
    void fieldForLettersAsksForNoNumericKeyboard() {
        realm.flows().configure(FLOW, "one-time-code-issue", Map.of("codeAlphabet", "letters-and-digits"));
        try {
            Element field = signedIn().html().selectFirst("#one_time_code");

            assertThat(field.hasAttr("inputmode")).isFalse();
            assertThat(field.attr("autocomplete")).isEqualTo("one-time-code");
            assertThat(field.attr("autocapitalize")).isEqualTo("characters");
            assertThat(field.ownerDocument().select("label[for=one_time_code]").text())
                    .isEqualTo("Code (8 letters and digits)");
        } finally {
            realm.flows().configure(FLOW, "one-time-code-issue", Map.of());
        }
    }

    @Test
    void fieldHasALabelAndADescription() {
        Page page = signedIn();

        assertThat(page.text("label[for=one_time_code]")).isEqualTo("Code (8 digits)");
        assertThat(page.html().selectFirst("#one_time_code").hasAttr("aria-invalid")).isFalse();
        assertThat(described(page)).containsExactly("one-time-code-sent", "one-time-code-hint");
    }

    @Test
    void errorIsTiedToTheFieldAndReadAloud() {
        Person person = Person.in(server, realm);
        person.signIn();

        Page page = person.enterWrongCode();

        Element field = page.html().selectFirst("#one_time_code");
        assertThat(field.attr("aria-invalid")).isEqualTo("true");
        assertThat(described(page)).contains("input-error-one_time_code", "one-time-code-hint");
        assertThat(page.html().select("#input-error-one_time_code")).hasSize(1)
                .first().extracting(error -> error.attr("role")).isEqualTo("alert");
        assertThat(field.val()).as("what was typed does not come back").isEmpty();
        assertThat(page.html().outerHtml()).doesNotContain(Person.wrong(person.mail().code()));
    }

    @Test
    void resendButtonCanBePressedWithAnEmptyField() {
        Page page = signedIn();

        assertThat(page.form().hasAttr("novalidate")).isTrue();
        assertThat(page.html().selectFirst("#one_time_code").hasAttr("required")).isFalse();
        assertThat(page.form().select("button, input[type=submit]").first().attr("name"))
                .as("what the Enter key presses").isEqualTo("login");
        assertThat(page.html().select("button[class*=primary]")).as("primary actions").hasSize(1);
    }

    @Test
    void pageNeedsNoScriptOfItsOwnInTheMarkup() {
        Page page = signedIn();

        assertThat(page.html().select("#one-time-code-form [onclick], #one-time-code-form [onload]")).isEmpty();
        assertThat(page.html().select("#one-time-code-script")).hasSize(1).first()
                .satisfies(script -> assertThat(script.data()).isBlank())
                .satisfies(script -> assertThat(script.attr("src")).matches(".*/js/one-time-code\\.[0-9a-f]{12}\\.js"));
    }

    @Test
    void scriptOfThePageCanBeFetched() {
        Person person = Person.in(server, realm);
        Element script = person.signIn().html().selectFirst("#one-time-code-script");

        Page fetched = person.tab().browser().go(URI.create(script.absUrl("src")));

        assertThat(fetched.status()).isEqualTo(200);
        assertThat(fetched.html().wholeText()).contains("one-time-code-resend");
    }

    private Page signedIn() {
        return Person.in(server, realm).signIn();
    }

    private static List<String> described(Page page) {
        List<String> ids = List.of(page.html().selectFirst("#one_time_code").attr("aria-describedby").split(" "));
        assertThat(ids).allMatch(id -> page.html().getElementById(id) != null, "is on the page");
        return ids;
    }
}
