package io.github.onetimecode.approver;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import io.github.onetimecode.server.Mail;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** What somebody reads who gets a code for the login of another, and in which language. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApprovalMailIT {

    private final Approval approval;

    ApprovalMailIT(Server server, TestRealm realm) {
        this.approval = new Approval(server, realm);
    }

    @Test
    void mailTellsWhoAsksAndToGiveItToNobodyElse() {
        Person manager = approval.person();
        Person asker = approval.managedBy(manager.name());
        asker.signIn();

        Mail mail = manager.mail();
        assertThat(mail.subject()).matches("[A-Z]{3}: a code to approve a sign-in at One-time code demo");
        assertThat(mail.firstLine()).isEqualTo("The code is " + mail.code());
        for (String text : new String[] {mail.text(), Jsoup.parse(mail.html()).text()}) {
            assertThat(text).contains("\"" + asker.name() + "\" wants to sign in to the application \"Demo\"",
                    "Give it to \"" + asker.name() + "\" only", "Nobody else from One-time code demo will ever ask you")
                    .doesNotContain("Your code", asker.address());
        }
    }

    @Test
    void mailIsInTheLanguageOfTheApprover() {
        Person manager = approval.person(user -> user.withObject("attributes").withArray("locale").add("fr"));
        Person asker = approval.managedBy(manager.name());

        assertThat(signInInGerman(asker).title()).isEqualTo("Einmalcode");

        assertThat(manager.mail().firstLine()).isEqualTo("Le code est " + manager.mail().code());
    }

    @Test
    void mailToAnApproverWithoutALanguageIsInThatOfTheRealm() {
        Person manager = approval.person();
        Person asker = approval.managedBy(manager.name());

        assertThat(signInInGerman(asker).title()).isEqualTo("Einmalcode");

        assertThat(manager.mail().firstLine()).isEqualTo("The code is " + manager.mail().code());
    }

    /** Chosen on the page: Keycloak keeps that in the login itself, and takes it before anything else. */
    private static Page signInInGerman(Person asker) {
        asker.browser().open();
        asker.browser().language("de");
        return asker.browser().submitPassword(asker.name());
    }
}
