package io.github.onetimecode.openapi;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;

import org.junit.jupiter.api.Test;

import io.github.onetimecode.server.Faults;
import io.github.onetimecode.server.FaultyServerTest;
import io.github.onetimecode.server.OnEveryVersion;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** What the document says is given, and what is given the document says: each operation with each of its answers. */
@OnEveryVersion
@FaultyServerTest
class ConformanceIT {

    /** A defect: whoever knew how to cause it would mend it. */
    private static final int DEFECT = 500;
    private static final String DEFECT_PROBLEM = "internal";

    private final OpenApiDocument document = OpenApiDocument.kept();
    private final Set<String> seen = new ConcurrentSkipListSet<>();
    private final Set<String> problems = new ConcurrentSkipListSet<>();

    @Test
    void everyDocumentedAnswerIsGivenAndEveryAnswerIsDocumented(Server server, TestRealm realm, Faults faults) {
        ApiStage stage = new ApiStage(server, realm, faults, this::hear);

        new AddressScenes(stage, document).play();
        new CodeScenes(stage).play();
        new LimitScenes(stage, document).play();

        assertThat(seen).containsAll(documented());
        problems.add(DEFECT_PROBLEM);
        assertThat(problems).containsAll(document.problems());
    }

    @Test
    void servedDocumentIsTheKeptOne(Server server, TestRealm realm) {
        ApiAnswer answer = ApiCaller.anonymous(server, realm.name()).send("GET", "/openapi.json");

        assertThat(document.isSameAs(answer.json())).isTrue();
    }

    private void hear(ApiAnswer answer) {
        assertThat(document.faults(answer)).as(answer.toString()).isEmpty();
        // A method that is not there is not there for all that are.
        document.at(answer.path()).stream()
                .filter(operation -> operation.method().equals(answer.method()) || answer.status() == 405)
                .forEach(operation -> seen.add(operation.answering(answer.status())));
        problems.add(answer.problem());
    }

    private Set<String> documented() {
        Set<String> all = new TreeSet<>();
        document.operations().forEach(operation -> operation.statuses().stream().filter(status -> status != DEFECT)
                .forEach(status -> all.add(operation.answering(status))));
        return all;
    }
}
