package io.github.onetimecode.lifecycle;

import java.util.Objects;

/**
 * What issues a code: a step of a flow, a required action or the API.
 *
 * @param name for events and people
 * @param id   distinguishes it from another of the same name, which may have weaker rules
 */
public record CodeOrigin(String name, String id) {

    public CodeOrigin {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(id, "id");
    }

    /** The text for the binding of a code. */
    String bound() {
        return name + "@" + id;
    }
}
