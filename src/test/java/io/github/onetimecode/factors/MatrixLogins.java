package io.github.onetimecode.factors;

import java.util.ArrayList;
import java.util.List;

import io.github.onetimecode.server.BobsApp;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Person;

import static org.assertj.core.api.Assertions.assertThat;

/** One user tries all ways through one flow. What has to hold in every cell of the matrix is asserted on the way. */
final class MatrixLogins {

    private final Person person;
    private final String client;
    private final int mailsBefore;
    private int codesAskedFor;

    MatrixLogins(Person person, String client) {
        this.person = person;
        this.client = client;
        this.mailsBefore = person.mails();
    }

    MatrixCell tried() {
        Person visitor = visitor();
        Page first = visitor.page();
        List<Factor> ways = new ArrayList<>();
        if (first.has("form input[name=tryAnotherWay]")) {
            visitor.browser().tryAnotherWay().choices().forEach(choice -> ways.add(Factor.ofChoice(choice)));
        }
        int mails = mails();
        assertThat(mails).as("mails before the code is picked").isEqualTo(Factor.CODE.isShownBy(first) ? 1 : 0);
        List<String> in = new ArrayList<>();
        if (first.loggedIn()) {
            in.add(MatrixCell.PASSWORD_ALONE);
        }
        for (Factor factor : ways.isEmpty() ? Factor.shownBy(first).stream().toList() : ways) {
            if (letsIn(factor, ways)) {
                in.add(factor.label());
            }
        }
        assertThat(mails()).as("mails, one for each login in which a code was asked for").isEqualTo(codesAskedFor);
        return new MatrixCell(Seen.on(first), ways.stream().map(Factor::label).toList(), mails, in);
    }

    /** A login at a new browser, up to what comes after the password. */
    private Person visitor() {
        Person visitor = person.elsewhere();
        visitor.signIn(client, "acr_values=2");
        count(visitor.page());
        return visitor;
    }

    private void count(Page page) {
        codesAskedFor += Factor.CODE.isShownBy(page) ? 1 : 0;
    }

    private boolean letsIn(Factor factor, List<Factor> ways) {
        Person visitor = visitor();
        boolean counted = Factor.CODE.isShownBy(visitor.page());
        pick(visitor, factor);
        if (!factor.isShownBy(visitor.page())) {
            return false;
        }
        if (factor == Factor.CODE) {
            codesAskedFor += counted ? 0 : 1;
            goAwayAndComeBack(visitor, ways);
        }
        return enter(visitor, factor);
    }

    private void goAwayAndComeBack(Person visitor, List<Factor> ways) {
        int mails = mails();
        for (Factor other : ways) {
            pick(visitor, other);
            pick(visitor, Factor.CODE);
        }
        assertThat(mails()).as("mails after coming back").isEqualTo(mails).isEqualTo(codesAskedFor);
    }

    private static void pick(Person visitor, Factor factor) {
        if (!factor.isShownBy(visitor.page())) {
            visitor.browser().tryAnotherWay();
            visitor.browser().select(factor.choice());
        }
    }

    private boolean enter(Person visitor, Factor factor) {
        return switch (factor) {
            case CODE -> visitor.browser().submitCode(person.mail(person.mails()).code()).loggedIn();
            case APP -> visitor.browser().submitTotp(BobsApp.code()).loggedIn();
            // There is no key to sign with: that its page comes is all that is seen here.
            case PASSKEY -> true;
        };
    }

    private int mails() {
        return person.mails() - mailsBefore;
    }
}
