package io.github.onetimecode.challenge;

import java.io.IOException;
import java.util.Optional;

import org.jboss.logging.Logger;

/** JSON that a node has stored, perhaps one with another version of this extension. */
public final class StoredJson {

    private static final Logger LOG = Logger.getLogger("one-time-code.stored");

    /** Reads it; throws IllegalArgumentException if it says what cannot be. */
    public interface Reading<T> {

        T read() throws IOException;
    }

    private StoredJson() {
    }

    /**
     * What cannot be read is treated as missing.
     *
     * @param what it is, for the log
     */
    public static <T> Optional<T> read(String what, Reading<T> reading) {
        try {
            return Optional.of(reading.read());
        } catch (IOException | IllegalArgumentException e) {
            LOG.warnf(e, "%s cannot be read and is treated as missing", what);
            return Optional.empty();
        }
    }
}
