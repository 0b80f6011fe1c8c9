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
 * A request to issue or confirm a code: where, by whom, for which application, to which address, by which rules. Flow
 * steps, required actions and the API all use it.
 *
 * @param place     where the code is requested; it can be confirmed only there
 * @param realmId   ID of the realm
 * @param step      what issues the code
 * @param rules     for issuing and confirming it
 * @param user      who has to confirm it. Read once, since a parallel post may remove the session's user (26.7.4)
 * @param recipient who gets the code
 * @param client    application that the code is for
 * @param proven    whether another credential of the user was accepted, in this login or in the session to step up
 * @param purpose   what the code is for, as an application describes it
 * @param lasts     how long the surrounding login lasts if nobody does anything
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

    /** A request in a login. */
    public CodeRequest(CodePlace place, String realmId, CodeOrigin step, CodeRules rules, UserModel user,
            Recipient recipient, AskingClient client, boolean proven, Duration lasts) {
        this(place, realmId, step, rules, user, recipient, client, proven, Purpose.NONE, lasts);
    }

    /** A request outside a login, where only the code itself can expire. */
    public CodeRequest(CodePlace place, String realmId, CodeOrigin step, CodeRules rules, UserModel user,
            Recipient recipient, AskingClient client, boolean proven, Purpose purpose) {
        this(place, realmId, step, rules, user, recipient, client, proven, purpose, CodePolicy.LONGEST_LIFETIME);
    }

    /** How long people are told that a code is valid: until it or the login expires, whichever comes first. */
    public Duration promise(CodeChallenge challenge, Instant now) {
        Duration left = challenge.timeLeftAt(now);
        return left.compareTo(lasts) < 0 ? left : lasts;
    }

    /** The same request with another purpose, and therefore with another code. */
    public CodeRequest with(Purpose other) {
        return new CodeRequest(place, realmId, step, rules, user, recipient, client, proven, other, lasts);
    }

    /** All that a code of this request is valid for. */
    public CodeBinding binding() {
        return new CodeBinding(place, realmId, step.bound(), recipient.user().getId(), client.id(),
                recipient.bound(), purpose.text());
    }

    /** Names the challenge that all devices of the user share. Unlike {@link #binding} it leaves out the address. */
    public String sharedName() {
        return String.join(":", place.kind(), realmId, user.getId(), place.id(), step.id());
    }

    /** Wrong codes cost the person who enters them. */
    Purse failurePurse() {
        return purse(proven ? Purse.Kind.PROVEN : Purse.Kind.UNPROVEN, user);
    }

    /**
     * Mails cost the person who causes them. An approver has two more purses: one for this person, and a larger one for
     * all. Both exist a second time for logins that have proven nothing but a name. Codes that are returned to an
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

    /** Leaves out address and session. */
    @Override
    public String toString() {
        return "CodeRequest[" + place.kind() + ", step=" + step.name() + ", user=" + user.getId() + "]";
    }
}
