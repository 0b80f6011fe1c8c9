package io.github.onetimecode.flows;

import io.github.onetimecode.server.Faults;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** Which of a user's two purses paid, as the single-use store was asked. */
final class Purses {

    private final Faults faults;
    private final String user;

    Purses(Faults faults, TestRealm realm, Person person) {
        this.faults = faults;
        this.user = realm.purseOf(person.id());
    }

    void provenPaid(int mails, int failures) {
        paid("proven", mails, failures);
        paid("unproven", 0, 0);
    }

    void unprovenPaid(int mails, int failures) {
        paid("unproven", mails, failures);
        paid("proven", 0, 0);
    }

    private void paid(String purse, int mails, int failures) {
        assertThat(faults.won("payment:" + purse + ":" + user)).as(purse + " mails").hasSize(mails);
        assertThat(faults.won("failure:" + purse + ":" + user)).as(purse + " failures").hasSize(failures);
    }
}
