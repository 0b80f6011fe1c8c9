package io.github.onetimecode.limits;

/** The single-use object store did not answer. Nothing was claimed that can be relied on: refuse whatever was asked. */
public final class StoreUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StoreUnavailable(RuntimeException cause) {
        super("single-use object store: " + cause.getMessage(), cause);
    }
}
