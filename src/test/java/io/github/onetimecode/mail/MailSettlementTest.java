package io.github.onetimecode.mail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.SingleUseObjectProvider;

import io.github.onetimecode.limits.Claim;
import io.github.onetimecode.limits.MailCost;
import io.github.onetimecode.limits.MailLimits;
import io.github.onetimecode.limits.Purse;
import io.github.onetimecode.memory.Answers;
import io.github.onetimecode.memory.MovableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** What the end of a mail leaves in the store. Events need a server. */
final class MailSettlementTest {

    private static final String HOUR = "one-time-code:mail-hour:ann";
    private static final String NEXT = "one-time-code:next-mail:series";

    private final MovableClock clock = new MovableClock();
    private final List<String> claimed = new ArrayList<>();
    private final List<String> givenBack = new ArrayList<>();
    private boolean storeAnswers = true;

    @ParameterizedTest
    @CsvSource({"SENT, false", "FAILED, true", "UNCERTAIN, false"})
    void endIsWrittenDownAndGivenBackIfNothingCanHaveArrived(Delivery end, boolean isGivenBack) {
        settlement().recordAndGiveBack(session(), realm(), end);

        assertThat(claimed.stream().filter(key -> key.contains("mail-end"))).containsExactly("one-time-code:mail-end:"
                + end.name().toLowerCase(Locale.ROOT) + ":series:" + clock.instant().toEpochMilli() + ":1");
        assertThat(givenBack).isEqualTo(isGivenBack ? List.of(HOUR + ":1", NEXT + ":1") : List.of());
    }

    @Test
    void claimThatHasFreedItselfIsNotTakenFromItsNextOwner() {
        MailSettlement settlement = settlement();
        clock.pass(Duration.ofMinutes(1));

        settlement.recordAndGiveBack(session(), realm(), Delivery.FAILED);

        assertThat(givenBack).containsExactly(HOUR + ":1");
    }

    @Test
    void storeThatDoesNotAnswerKeepsNobodyFromTellingTheEnd() {
        storeAnswers = false;

        settlement().recordAndGiveBack(session(), realm(), Delivery.FAILED);

        assertThat(claimed).isEmpty();
        assertThat(givenBack).isEmpty();
    }

    private MailSettlement settlement() {
        MailCost payment = new MailCost(new MailLimits(5, 20),
                List.of(new Purse(Purse.Kind.PROVEN, "realm", "ann")), List.of(new Claim(HOUR, 1)),
                Optional.of(new Claim(NEXT, 1)), clock.instant().plus(Duration.ofMinutes(1)));
        return new MailSettlement(new SampleMails(clock).order(payment), clock);
    }

    private static RealmModel realm() {
        return Answers.of(RealmModel.class, Map.of("getName", nothing -> "realm"));
    }

    private KeycloakSession session() {
        SingleUseObjectProvider store = Answers.of(SingleUseObjectProvider.class, Map.of(
                "putIfAbsent", key -> claim(key[0]), "remove", key -> {
                    givenBack.add((String) key[0]);
                    return null;
                }));
        return Answers.of(KeycloakSession.class, Map.of("singleUseObjects", nothing -> store));
    }

    private boolean claim(Object key) {
        if (!storeAnswers) {
            throw new IllegalStateException("the store is down");
        }
        return claimed.add((String) key);
    }
}
