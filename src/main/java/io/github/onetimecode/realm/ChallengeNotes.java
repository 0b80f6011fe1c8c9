package io.github.onetimecode.realm;

import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.jboss.logging.Logger;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.util.JsonSerialization;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.github.onetimecode.core.CodeAlphabet;
import io.github.onetimecode.core.CodeChallenge;
import io.github.onetimecode.core.Nonce;

/**
 * Keeps the challenge of each step as one JSON note of the authentication session. Two requests of one tab on two nodes
 * overwrite each other's notes (seen in Keycloak 26.7.4), so nothing that must hold is kept here.
 */
public final class ChallengeNotes {

    private static final Logger LOG = Logger.getLogger(ChallengeNotes.class);
    private static final String PREFIX = "one-time-code:";
    /** Names the step whose mail is the last one of this login, for who does not know the flow. */
    private static final String LAST = "one-time-code";

    private final AuthenticationSessionModel session;

    public ChallengeNotes(AuthenticationSessionModel session) {
        this.session = session;
    }

    /**
     * The challenge of a step, by the id of its execution since names may change meanwhile. Empty if there is none, or if
     * another version of this extension left what we can't read.
     */
    public Optional<KeptChallenge> read(String stepId) {
        String json = session.getAuthNote(PREFIX + stepId);
        if (json == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(JsonSerialization.readValue(json, Note.class).toKept());
        } catch (IOException | IllegalArgumentException e) {
            LOG.warnf(e, "The note of the step '%s' cannot be read and is taken as absent", stepId);
            return Optional.empty();
        }
    }

    /** The challenge whose mail is the last one of this login. Empty also once it is confirmed. */
    public Optional<KeptChallenge> readLast() {
        return Optional.ofNullable(session.getAuthNote(LAST)).flatMap(this::read);
    }

    public void write(String stepId, KeptChallenge kept) {
        try {
            session.setAuthNote(LAST, stepId);
            session.setAuthNote(PREFIX + stepId, JsonSerialization.writeValueAsString(Note.of(kept)));
        } catch (IOException e) {
            throw new IllegalStateException("a challenge is always JSON", e);
        }
    }

    public void remove(String stepId) {
        session.removeAuthNote(PREFIX + stepId);
    }

    /** The note's JSON. Names are short since the note travels between the nodes; they are never given another meaning. */
    private record Note(@JsonProperty("n") String nonce, @JsonProperty("k") String keyId,
                        @JsonProperty("a") CodeAlphabet alphabet, @JsonProperty("l") int length,
                        @JsonProperty("i") long issuedAtMillis, @JsonProperty("e") long expiresAtMillis,
                        @JsonProperty("b") String boundTo, @JsonProperty("s") String series,
                        @JsonProperty("d") Delivery delivery, @JsonProperty("t") long mailedAtMillis,
                        @JsonProperty("m") long nextMailAtMillis) {

        private Note {
            if (Stream.of(nonce, keyId, alphabet, boundTo, series, delivery).anyMatch(Objects::isNull)) {
                throw new IllegalArgumentException("a part of the note is missing");
            }
        }

        static Note of(KeptChallenge kept) {
            CodeChallenge challenge = kept.challenge();
            return new Note(challenge.nonce().text(), challenge.keyId(), challenge.alphabet(), challenge.length(),
                    challenge.issuedAt().toEpochMilli(), challenge.expiresAt().toEpochMilli(), challenge.boundTo(),
                    kept.series(), kept.delivery(), kept.mailedAt().toEpochMilli(),
                    kept.nextMailAt().toEpochMilli());
        }

        KeptChallenge toKept() {
            CodeChallenge challenge = new CodeChallenge(new Nonce(nonce), keyId, alphabet, length,
                    Instant.ofEpochMilli(issuedAtMillis), Instant.ofEpochMilli(expiresAtMillis), boundTo);
            return new KeptChallenge(challenge, series, delivery, Instant.ofEpochMilli(mailedAtMillis),
                    Instant.ofEpochMilli(nextMailAtMillis));
        }
    }
}
