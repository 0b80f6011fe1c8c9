package io.github.onetimecode.limits;

import java.util.Objects;

/** The single-use store did not answer. The caller cannot rely on any claim and refuses the request. */
public final class StoreUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final String PREFIX = "single-use object store: ";

    StoreUnavailable(RuntimeException cause) {
        super(PREFIX + Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getSimpleName()), cause);
    }

    /** @param reason why what the store answers is of no use */
    StoreUnavailable(String reason) {
        super(PREFIX + reason);
    }
}
