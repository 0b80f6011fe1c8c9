package io.github.onetimecode.core;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Everything that a code is bound to. A code confirms only if all of this is the same as when the code was issued.
 *
 * @param place    where the code is asked for
 * @param realmId  ID of the realm
 * @param step     the step that issued the code; two steps with the same name differ
 * @param userId   the user for whom the code was issued
 * @param clientId internal ID of the application that asks
 * @param address  the mail address to which the code goes
 * @param purpose  what the code confirms; empty for a login
 */
public record CodeBinding(CodePlace place, String realmId, String step, String userId, String clientId,
                          String address, String purpose) {

    /** @throws NullPointerException if a field is missing: it would bind to nothing */
    public CodeBinding {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(realmId, "realmId");
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(userId, "userId");
        Objects.requireNonNull(clientId, "clientId");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(purpose, "purpose");
    }

    /** The binding of a code without a purpose. */
    public CodeBinding(CodePlace place, String realmId, String step, String userId, String clientId, String address) {
        this(place, realmId, step, userId, clientId, address, "");
    }

    /**
     * The text from which the code is derived. Each field is preceded by its length, so that no two bindings give the
     * same text. An empty purpose is left out: such a code is the same as before purposes existed.
     */
    byte[] toBytes(String label, Nonce nonce) {
        ByteArrayOutputStream text = new ByteArrayOutputStream(256);
        Derivation.append(text, label.getBytes(StandardCharsets.US_ASCII));
        Derivation.append(text, nonce.bytes());
        for (String field : new String[] {place.kind(), place.id(), realmId, step, userId, clientId, address}) {
            Derivation.append(text, field.getBytes(StandardCharsets.UTF_8));
        }
        if (!purpose.isEmpty()) {
            Derivation.append(text, purpose.getBytes(StandardCharsets.UTF_8));
        }
        return text.toByteArray();
    }

    /** Shows no address and no user, since bindings appear in assertion messages and stack traces. */
    @Override
    public String toString() {
        return "CodeBinding[" + place.kind() + ", step=" + step + "]";
    }
}
