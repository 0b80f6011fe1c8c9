package io.github.onetimecode.server;

import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.RepeatedTest;

import static org.assertj.core.api.Assertions.assertThat;

/** A realm that a class has for all its tests. */
@ServerTest
@OneRealm
class OneRealmIT {

    private static final Set<String> NAMES = new HashSet<>();

    @RepeatedTest(2)
    void everyTestGetsTheRealmOfItsClass(TestRealm realm) {
        NAMES.add(realm.get("").path("id").asText());

        assertThat(NAMES).hasSize(1);
    }
}
