package io.github.onetimecode.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import org.keycloak.models.UserModel;

import io.github.onetimecode.core.CodeBinding;
import io.github.onetimecode.core.CodeChallenge;
import io.github.onetimecode.core.CodePlace;
import io.github.onetimecode.core.CodePolicy;
import io.github.onetimecode.core.Purpose;
import io.github.onetimecode.keycloak.AskingClient;
import io.github.onetimecode.limits.Purse;

/**
 * A code that is asked for or confirmed: where, by whom, for which application, to which address, by which rules. Flow
 * steps, required actions and applications all ask in these words.
 *
 * @param place     where it is asked for; only there it is confirmed
 * @param realmId   the realm
 * @param step      what issues it
 * @param rules     by which it is issued and confirmed
 * @param user      who is to confirm it. Kept, since a post at the same time may take a session's user away (26.7.4)
 * @param recipient who gets the code
 * @param client    application that asks
 * @param proven    whether the user has shown another credential, just now or in the session that is stepped up
 * @param purpose   what it is for, as an application says
 * @param lasts     how long the login lives on, in which it is asked for, if nobody does anything
 */
public record CodeRequest(CodePlace place, String realmId, CodeOrigin step, CodeRules rules, UserModel user,
                          Recipient recipient, AskingClient client, boolean proven, Purpose purpose, Duration lasts) {

    public CodeRequest {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(realmId, "realmId");
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(rules, "rules");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(recipient, "recipient");
        Objects.requireNonNull(client, "client");
        Objects.requireNonNull(purpose, "purpose");
        Objects.requireNonNull(lasts, "lasts");
    }

    /** To log in. */
    public CodeRequest(CodePlace place, String realmId, CodeOrigin step, CodeRules rules, UserModel user,
            Recipient recipient, AskingClient client, boolean proven, Duration lasts) {
        this(place, realmId, step, rules, user, recipient, client, proven, Purpose.NONE, lasts);
    }

    /** Outside a login: nothing but the code itself comes to an end. */
    public CodeRequest(CodePlace place, String realmId, CodeOrigin step, CodeRules rules, UserModel user,
            Recipient recipient, AskingClient client, boolean proven, Purpose purpose) {
        this(place, realmId, step, rules, user, recipient, client, proven, purpose, CodePolicy.LONGEST_LIFETIME);
    }

    /** What people may be promised of a code: no more than is left of it, or of the login if that ends before. */
    public Duration promise(CodeChallenge challenge, Instant now) {
        Duration left = challenge.timeLeftAt(now);
        return left.compareTo(lasts) < 0 ? left : lasts;
    }

    /** The same request for something else: its codes are others. */
    public CodeRequest with(Purpose other) {
        return new CodeRequest(place, realmId, step, rules, user, recipient, client, proven, other, lasts);
    }

    /** What a code of this request is good for. */
    public CodeBinding binding() {
        return new CodeBinding(place, realmId, step.bound(), recipient.user().getId(), client.id(),
                recipient.bound(), purpose.text());
    }

    /** Tells the challenge that all devices of the user share from others: as {@link #binding}, but for the address. */
    public String sharedName() {
        return String.join(":", place.kind(), realmId, user.getId(), place.id(), step.id());
    }

    /** Wrong codes are paid for by the person who enters them. */
    Purse failurePurse() {
        return purse(proven ? Purse.Kind.PROVEN : Purse.Kind.UNPROVEN, user);
    }

    /**
     * Mails are paid for by the person who causes them, and by an approver from purses kept for that: one for this
     * person, and a wider one for all, both apart for those who have shown nothing but a name. Codes that go to an
     * application have a purse of their own.
     */
    List<Purse> mailPurses() {
        if (recipient.isApplication()) {
            return List.of(purse(Purse.Kind.RETURNED, user));
        }
        Purse own = failurePurse();
        return recipient.approver() ? List.of(own, ofPair(), ofApprover()) : List.of(own);
    }

    private Purse ofPair() {
        Purse.Kind kind = proven ? Purse.Kind.APPROVING_ONE : Purse.Kind.APPROVING_ONE_UNPROVEN;
        return new Purse(kind, realmId, recipient.user().getId(), user.getId()).ofNobody(recipient.isNobody());
    }

    private Purse ofApprover() {
        return purse(proven ? Purse.Kind.APPROVING : Purse.Kind.APPROVING_UNPROVEN, recipient.user());
    }

    private Purse purse(Purse.Kind kind, UserModel owner) {
        return new Purse(kind, realmId, owner.getId()).ofNobody(recipient.isNobody());
    }

    /** Names no address and no session. */
    @Override
    public String toString() {
        return "CodeRequest[" + place.kind() + ", step=" + step.name() + ", user=" + user.getId() + "]";
    }
}
