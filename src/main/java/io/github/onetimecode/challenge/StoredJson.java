package io.github.onetimecode.challenge;

import java.io.IOException;
import java.util.Optional;

import org.jboss.logging.Logger;

/** Reads JSON that a node has stored, perhaps a node with another version of this extension. */
public final class StoredJson {

    private static final Logger LOG = Logger.getLogger("one-time-code.stored");

    /** Reads the JSON; throws IllegalArgumentException or NullPointerException if its content is not valid. */
    public interface Reading<T> {

        T read() throws IOException;
    }

    private StoredJson() {
    }

    /**
     * Empty if the JSON cannot be read.
     *
     * @param what names the JSON in the log
     */
    public static <T> Optional<T> read(String what, Reading<T> reading) {
        try {
            return Optional.of(reading.read());
        } catch (IOException | IllegalArgumentException | NullPointerException e) {
            LOG.warnf(e, "%s cannot be read and is treated as missing", what);
            return Optional.empty();
        }
    }
}
