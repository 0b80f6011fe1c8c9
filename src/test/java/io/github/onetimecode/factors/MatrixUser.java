package io.github.onetimecode.factors;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.onetimecode.server.BobsApp;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** What a user has beside the password, in the order of the account. */
enum MatrixUser {

    NOTHING("nothing"),
    ADDRESS("address", Thing.ADDRESS),
    ENROLLED("address, enrolled", Thing.ADDRESS, Thing.ENROLMENT),
    APP("app", Thing.APP),
    APP_AND_ADDRESS("address, app", Thing.ADDRESS, Thing.APP),
    APP_AND_ENROLLED("address, app, enrolled", Thing.ADDRESS, Thing.APP, Thing.ENROLMENT),
    ENROLLED_ABOVE_APP("address, app, enrolled and moved to the top", Thing.ADDRESS, Thing.APP, Thing.ENROLMENT),
    PASSKEY_AND_ENROLLED("address, passkey, enrolled", Thing.ADDRESS, Thing.PASSKEY, Thing.ENROLMENT);

    private enum Thing {
        ADDRESS, APP, PASSKEY, ENROLMENT
    }

    private final String label;
    private final List<Thing> things;

    MatrixUser(String label, Thing... things) {
        this.label = label;
        this.things = List.of(things);
    }

    String label() {
        return label;
    }

    boolean hasAddress() {
        return things.contains(Thing.ADDRESS);
    }

    boolean hasEnrolled() {
        return things.contains(Thing.ENROLMENT);
    }

    boolean hasApp() {
        return things.contains(Thing.APP);
    }

    boolean hasPasskey() {
        return things.contains(Thing.PASSKEY);
    }

    Person in(Server server, TestRealm realm) {
        Person person = Person.in(server, realm, this::equip);
        if (hasEnrolled()) {
            Person enrolling = person.elsewhere();
            enrolling.signIn(MatrixFlow.PASSWORD_ALONE, "kc_action=" + MatrixFlow.ENROL);
            enrolling.enter(enrolling.mail().code());
            assertThat(enrolling.page().loggedIn()).as(enrolling.page().toString()).isTrue();
        }
        if (this == ENROLLED_ABOVE_APP) {
            moveEnrolmentToTop(realm, person);
        }
        return person;
    }

    private void equip(ObjectNode user) {
        user.putObject("attributes").putArray(MatrixFlow.ATTRIBUTE).add(MatrixFlow.VALUE);
        if (!hasAddress()) {
            user.remove("email");
        }
        if (hasApp()) {
            credential(user, "otp", "{\"value\":\"" + BobsApp.SECRET + "\"}",
                    "{\"subType\":\"totp\",\"algorithm\":\"HmacSHA1\",\"digits\":6,\"period\":30}");
        }
        if (hasPasskey()) {
            credential(user, "webauthn", "{}", "{\"aaguid\":\"00000000-0000-0000-0000-000000000000\",\"counter\":0,"
                    + "\"credentialId\":\"YSBwYXNza2V5\",\"credentialPublicKey\":\"bm9uZQ\","
                    + "\"attestationStatementFormat\":\"none\"}");
        }
    }

    private static void moveEnrolmentToTop(TestRealm realm, Person person) {
        String credential = realm.users().credentials(person.name()).stream()
                .filter(known -> known.path("type").asText().equals("one-time-code")).findFirst().orElseThrow()
                .path("id").asText();
        realm.post("/users/" + person.id() + "/credentials/" + credential + "/moveToFirst", null);
    }

    private static void credential(ObjectNode user, String type, String secret, String data) {
        user.withArray("credentials").addObject().put("type", type).put("userLabel", type).put("secretData", secret)
                .put("credentialData", data);
    }
}
