package io.github.onetimecode.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.onetimecode.core.MaskedAddress;
import io.github.onetimecode.failclosed.Texts;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** Mail servers that misbehave, each in a way of its own. */
@ServerTest
class MailFaultsIT {

    private static final double MUCH_LONGER = 10;

    private static FaultyLogins logins;

    @BeforeAll
    static void begin(Server server, TestRealm bystanders) {
        logins = new FaultyLogins(server);
        logins.begin(server, bystanders);
    }

    @AfterAll
    static void end() {
        logins.close();
    }

    @ParameterizedTest
    @EnumSource
    void pageAfterThePasswordDoesNotWaitForTheMail(Fault fault) {
        FaultyLogin login = logins.with(fault);

        assertThat(login.page().asksForCode()).isTrue();
        assertThat(SeenState.shownOn(login.page()))
                .isIn(SeenState.SENDING, fault.takesLong() ? SeenState.SENDING : fault.end().state());
        assertThat(login.pageTook()).isLessThan(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @EnumSource
    void pageSaysInTheEndWhatBecameOfTheMail(Fault fault) {
        FaultyLogin login = logins.with(fault);
        Page page = login.ending().page();
        String sent = Texts.of("oneTimeCodeSentTo", MaskedAddress.of(login.person().address()));
        String failed = Texts.of("oneTimeCodeMailFailed");

        assertThat(login.ending().told()).isEqualTo(fault.end().state());
        assertThat(SeenState.shownOn(page)).isEqualTo(fault.end().state());
        assertThat(page.text().contains(sent)).isEqualTo(fault.end() == Fault.End.SENT);
        assertThat(page.text().contains(failed)).isEqualTo(fault.end() != Fault.End.SENT);
        assertThat(page.has("#one-time-code-resend")).as("button that sends again").isTrue();
        assertThat(page.has("#one-time-code-wait")).as("button locked").isEqualTo(fault.end().counts());
    }

    @ParameterizedTest
    @EnumSource
    void oneEventTellsTheEndAndTheTries(Fault fault) {
        FaultyLogin login = logins.with(fault);

        assertThat(login.ending().events()).hasSize(1);
        JsonNode event = login.ending().events().get(0);
        assertThat(event.path("type").asText()).isEqualTo(login.eventType());
        assertThat(event.path("error").asText()).isEqualTo(fault.end().error());
        assertThat(event.path("userId").asText()).isEqualTo(login.person().id());
        JsonNode details = event.path("details");
        assertThat(details.path("one_time_code_tries").asText()).isEqualTo(String.valueOf(fault.tries()));
        assertThat(details.path("one_time_code_step").asText()).isEqualTo("one-time-code");
        assertThat(details.path("one_time_code_client").asText()).isEqualTo("one-time-code-demo");
        assertThat(details.path("one_time_code_reference").asText()).hasSize(3);
        assertThat(details.toString()).doesNotContain(login.person().address());
    }

    @ParameterizedTest
    @EnumSource
    void mailServerIsAskedAgainOnlyWhereThatMayHelp(Fault fault) {
        assertThat(logins.with(fault).ending().reached()).isEqualTo(fault.reached());
    }

    @ParameterizedTest
    @EnumSource
    void mailThatNoServerCanHaveTakenCostsNothing(Fault fault) {
        assertThat(logins.with(fault).ending().repeated().asksForCode()).isEqualTo(!fault.end().counts());
    }

    @ParameterizedTest
    @EnumSource
    void passwordLoginsBesideItTakeNoLonger(Fault fault) {
        assertThat(logins.ratioBeside(fault)).isLessThan(MUCH_LONGER);
    }

    /** How they grow and are spread is computed in {@code CourierOptions}; a loaded machine only makes them longer. */
    @Test
    void nobodyAsksAgainBeforeThePauseIsOver() {
        FaultyLogin login = logins.with(Fault.SAYS_450);
        login.ending();
        List<Instant> tries = login.mailServer().traffic().connectedAt();

        assertThat(tries.get(1)).isAfterOrEqualTo(tries.get(0).plusMillis(1_150));
        assertThat(tries.get(2)).isAfterOrEqualTo(tries.get(1).plusMillis(3_550));
    }
}
