package io.github.onetimecode.ways;

import io.github.onetimecode.server.Person;

/** Somebody who is asked for a code by one of the ways, and has it. */
record Arrival(Way way, Visit visit, String code) {

    WayAnswer enterRightCode() {
        return visit.enter(code);
    }

    WayAnswer enterWrongCode() {
        return visit.enter(Person.wrong(code));
    }

    WayAnswer resend() {
        return visit.resend();
    }
}
