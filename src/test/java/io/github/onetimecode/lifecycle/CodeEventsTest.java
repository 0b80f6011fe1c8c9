package io.github.onetimecode.lifecycle;

import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.events.Event;

import io.github.onetimecode.core.Confirmation;
import io.github.onetimecode.core.Purpose;
import io.github.onetimecode.core.TypedCode;
import io.github.onetimecode.memory.CodeScene;
import io.github.onetimecode.memory.MemoryUser;

import static org.assertj.core.api.Assertions.assertThat;

final class CodeEventsTest {

    private final CodeScene scene = new CodeScene();

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void mailIsToldOfTheUserWithStepApplicationAndReference() {
        Event event = mail(scene.context());

        assertThat(event.getUserId()).isEqualTo("ann");
        assertThat(event.getClientId()).isEqualTo("shop-app");
        assertThat(event.getDetails()).containsExactlyInAnyOrderEntriesOf(Map.of("one_time_code_step", "codes",
                "one_time_code_client", "shop-app", "one_time_code_reference", scene.kept().challenge().reference(),
                "one_time_code_tries", "1"));
    }

    @Test
    void approverIsToldBesideTheUserWhoLogsIn() {
        MemoryUser boss = scene.server().addUser("boss");
        scene.recipient(Recipient.approver(boss.model()));

        Event event = mail(scene.context());

        assertThat(event.getUserId()).isEqualTo("ann");
        assertThat(event.getDetails()).containsEntry("one_time_code_user", "boss");
    }

    @Test
    void purposeIsToldByItsDigestAlone() {
        Purpose purpose = new Purpose("Pay 5 euros");

        Event event = mail(scene.context().with(scene.request().with(purpose)));

        assertThat(event.getDetails()).containsEntry("one_time_code_purpose", purpose.digest());
        assertThat(event.getDetails().values()).noneMatch(value -> value.contains("euros"));
    }

    @Test
    void noEventTellsAddressOrCode() {
        scene.marksVerified().ann().setAddressVerified(false);
        mail(scene.context());
        String code = scene.server().mails().last().code();
        new CodeConfirmer(scene.context()).attempt(scene.kept(), TypedCode.of(code));

        assertThat(scene.server().events().sent()).hasSize(2)
                .allSatisfy(event -> assertThat(event.getDetails().values())
                        .noneMatch(value -> value.contains("@") || value.contains(code)));
    }

    @Test
    void loginThatIsAcceptedSaysByWhichCodeAndIsNotSentByUs() {
        mail(scene.context());
        CodeContext context = scene.context();

        context.events().accepted(scene.kept().challenge());

        assertThat(context.event().getEvent().getDetails())
                .containsOnlyKeys("one_time_code_step", "one_time_code_client", "one_time_code_reference");
        assertThat(scene.server().events().words()).containsExactly("SEND_VERIFY_EMAIL");
    }

    @ParameterizedTest
    @CsvSource({"WRONG, LOGIN_ERROR invalid_user_credentials", "EXPIRED, LOGIN_ERROR expired_code",
        "USED, LOGIN_ERROR expired_code", "EXHAUSTED, LOGIN_ERROR one_time_code_exhausted",
        "LIMITED, LOGIN_ERROR one_time_code_limited", "USER_LOCKED, LOGIN_ERROR user_temporarily_disabled",
        "USER_LOCKED_FOR_GOOD, LOGIN_ERROR user_disabled"})
    void attemptThatIsRefusedIsToldAndLeavesTheLoginAsItIs(Confirmation outcome, String words) {
        mail(scene.context());
        CodeContext context = scene.context();

        context.events().refused(scene.kept().challenge(), outcome);

        assertThat(scene.server().events().words()).containsExactly("SEND_VERIFY_EMAIL", words);
        assertThat(context.event().getEvent().getError()).isNull();
    }

    /** What a user has mistyped so that it cannot be the code is nothing to look into. */
    @ParameterizedTest
    @EnumSource(value = Confirmation.class, names = {"OTHER_LENGTH", "UNCLEAR", "ACCEPTED"})
    void whatWasNotComparedOrIsRightIsNoError(Confirmation outcome) {
        mail(scene.context());

        scene.context().events().refused(scene.kept().challenge(), outcome);

        assertThat(scene.server().events().words()).containsExactly("SEND_VERIFY_EMAIL");
    }

    @Test
    void nothingIsToldOfAStandIn() {
        mail(scene.context());
        scene.recipient(Recipient.nobody(scene.ann().model(), false));

        scene.context().events().refused(scene.kept().challenge(), Confirmation.WRONG);

        assertThat(scene.server().events().words()).containsExactly("SEND_VERIFY_EMAIL");
    }

    private Event mail(CodeContext context) {
        assertThat(new CodeIssuer(context).issueOnce()).isEmpty();
        return scene.server().events().sent().get(0);
    }
}
