package io.github.onetimecode.appearance;

import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import io.github.onetimecode.server.Mail;
import io.github.onetimecode.server.OnEveryVersion;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** The mail as it arrives: the code first and easy to copy, what a person needs to trust it, nothing to click. */
@OnEveryVersion
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MailIT {

    private static final Pattern ASKED_AT = Pattern.compile("It was requested at (\\d\\d:\\d\\d) [A-Z]\\S*\\.");

    private final Person person;
    private final Mail mail;
    private final Document html;

    MailIT(Server server, TestRealm realm) {
        realm.flows().configure("password and mailed code", "one-time-code-issue", Map.of("lifetimeSeconds", "420"));
        person = Person.in(server, realm);
        person.signIn();
        mail = person.mail();
        html = Jsoup.parse(mail.html());
    }

    @Test
    void subjectBeginsWithTheReferenceOfThePageAndHoldsNoCode() {
        assertThat(mail.subject()).matches("[A-Z]{3}: your one-time code for One-time code demo");
        assertThat(person.page().text()).contains("The subject of the e-mail begins with " + reference() + ".");
        assertThat(mail.text()).contains("Reference: " + reference() + ".");
        assertThat(html.text()).contains("Reference: " + reference() + ".");
    }

    @Test
    void firstLineIsTheCode() {
        assertThat(mail.code()).matches("[0-9]{8}");
        assertThat(mail.firstLine()).isEqualTo("Your code is " + mail.code());
        assertThat(html.selectFirst("p").text()).isEqualTo("Your code is " + mail.code());
    }

    @Test
    void digitsAreOneTextNodeOfTheHtml() {
        List<String> nodes = new ArrayList<>();
        NodeVisitor collect = (node, depth) -> {
            if (node instanceof TextNode text && text.text().contains(mail.code())) {
                nodes.add(text.getWholeText());
            }
        };
        html.body().traverse(collect);

        assertThat(nodes).containsExactly(mail.code());
    }

    @Test
    void bothPartsTellApplicationMinutesTimeAndThatNobodyAsksForTheCode() {
        for (String text : List.of(mail.text(), html.text())) {
            assertThat(text).contains("It is for the application \"Demo\".", "It is valid for 7 min.",
                    "Nobody from One-time code demo will ever ask you for this code.", "If you did not request it");
            assertThat(minutesSince(text)).isBetween(0L, 2L);
        }
    }

    @Test
    void thereIsNothingToClick() {
        assertThat(mail.text()).doesNotContain("http", "www.");
        assertThat(html.select("a, img, form, script, [href], [src]")).isEmpty();
    }

    @Test
    void phonesAndMailProgramsAreToldToMakeNoLinkOfTheDigits() {
        Element digits = html.selectFirst(".one-time-code");

        assertThat(html.head().select("meta[name=format-detection]").attr("content").split(", "))
                .containsExactly("telephone=no", "date=no", "address=no", "email=no", "url=no");
        assertThat(html.head().select("style").html()).contains(".one-time-code a {", "pointer-events: none");
        assertThat(digits.wholeText()).isEqualTo(mail.code());
        assertThat(digits.attr("style")).contains("white-space: nowrap", "user-select: all");
        assertThat(digits.attr("translate")).isEqualTo("no");
        assertThat(mail.text() + mail.html()).as("what cannot be seen is copied too")
                .doesNotContainPattern("[\\p{Cf}]|&(shy|zwn?j|#8203|#8288);");
    }

    @Test
    void noOtherNumberCouldBeMistakenForTheCode() {
        for (String text : List.of(mail.text(), html.text(), mail.subject())) {
            assertThat(text.replace(mail.code(), "")).doesNotContainPattern("[0-9]{4,12}");
        }
    }

    @Test
    void mailNamesItsSenderAndGoesToThePerson() {
        assertThat(mail.to()).isEqualTo(person.address());
        assertThat(mail.from()).contains("One-time code demo", "login@one-time-code.example");
    }

    /** Zones differ by whole hours where tests and server are not on the same machine. */
    private static long minutesSince(String text) {
        Matcher askedAt = ASKED_AT.matcher(text);
        assertThat(askedAt.find()).as(text).isTrue();
        return Math.floorMod(ChronoUnit.MINUTES.between(LocalTime.parse(askedAt.group(1)), LocalTime.now()), 60L);
    }

    private String reference() {
        return mail.subject().substring(0, 3);
    }
}
