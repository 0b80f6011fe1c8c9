package io.github.onetimecode.lifecycle;

import java.util.Objects;

/**
 * What issues a code: a step of a flow, or whatever else asks for one.
 *
 * @param name for events and people
 * @param id   tells it from another of the same name, which may have weaker rules
 */
public record CodeOrigin(String name, String id) {

    public CodeOrigin {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(id, "id");
    }

    /** What codes are bound to. */
    String bound() {
        return name + "@" + id;
    }
}
