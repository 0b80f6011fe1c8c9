package io.github.onetimecode.core;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Everything that a code is bound to. A code confirms only where all of it is the same as when it was issued.
 *
 * @param place    where it is asked for
 * @param realmId  the realm
 * @param step     the step that issued it: another step of the same name is another step
 * @param userId   the user for whom it was made
 * @param clientId internal id of the application that asks
 * @param address  mail address that it goes to
 * @param purpose  what it is for; empty where people just log in
 */
public record CodeBinding(CodePlace place, String realmId, String step, String userId, String clientId,
                          String address, String purpose) {

    /** @throws NullPointerException if anything is missing: an absent field would bind to nothing */
    public CodeBinding {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(realmId, "realmId");
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(userId, "userId");
        Objects.requireNonNull(clientId, "clientId");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(purpose, "purpose");
    }

    /** Without a purpose. */
    public CodeBinding(CodePlace place, String realmId, String step, String userId, String clientId, String address) {
        this(place, realmId, step, userId, clientId, address, "");
    }

    /**
     * The text to derive from. Each field is led by its length, so that no two bindings read alike. A purpose that is empty
     * is no field: codes without one are what they were before there were purposes.
     */
    byte[] toBytes(String label, Nonce nonce) {
        ByteArrayOutputStream text = new ByteArrayOutputStream(256);
        append(text, label.getBytes(StandardCharsets.US_ASCII));
        append(text, nonce.bytes());
        Stream.of(place.kind(), place.id(), realmId, step, userId, clientId, address)
                .forEach(field -> append(text, field.getBytes(StandardCharsets.UTF_8)));
        if (!purpose.isEmpty()) {
            append(text, purpose.getBytes(StandardCharsets.UTF_8));
        }
        return text.toByteArray();
    }

    private static void append(ByteArrayOutputStream text, byte[] field) {
        text.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(field.length).array());
        text.writeBytes(field);
    }

    /** Names no address and no user: bindings end up in assertion messages and stack traces. */
    @Override
    public String toString() {
        return "CodeBinding[" + place.kind() + ", step=" + step + "]";
    }
}
