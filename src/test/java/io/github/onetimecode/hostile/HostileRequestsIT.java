package io.github.onetimecode.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.github.onetimecode.openapi.ApiAnswer;
import io.github.onetimecode.openapi.ApiCaller;
import io.github.onetimecode.openapi.ApiOperation;
import io.github.onetimecode.openapi.OpenApiDocument;
import io.github.onetimecode.openapi.ServiceAccount;
import io.github.onetimecode.server.AtOnce;
import io.github.onetimecode.server.Mail;
import io.github.onetimecode.server.Mailbox;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests that are made of the OpenAPI document and then twisted: each is answered as the document says. Two thousand
 * as a rule; {@code -Dhostile.requests=10000} for all. Request n is the same in each run, but for the codes that it
 * aims at.
 */
@ServerTest
class HostileRequestsIT {

    private static final int REQUESTS = Integer.getInteger("hostile.requests", 2_000);
    private static final long SEED = 20_260_102;
    private static final int WORKERS = 4;
    /** So that each caller stays below the requests that a client has in a minute. */
    private static final int REQUESTS_OF_CALLERS = 800;
    private static final int MOST_TWISTS = 3;
    private static final int MOST_TOLD = 400;

    private static TestRealm realm;
    private static List<HostileCallers> callers;

    private final OpenApiDocument document = OpenApiDocument.kept();
    private final List<ApiOperation> operations = document.operations();
    private final Map<String, Integer> answers = new ConcurrentSkipListMap<>();
    private final Queue<String> bodies = new ConcurrentLinkedQueue<>();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();

    @BeforeAll
    static void realmWithManyCallers(Server server) {
        int groups = 1 + (REQUESTS - 1) / REQUESTS_OF_CALLERS;
        realm = server.admin().copyOfExport("hostile-requests", export -> {
            export.put("accessTokenLifespan", 3_600);
            IntStream.range(0, groups).forEach(number -> HostileCallers.addTo(export, number));
        });
        ApiCaller foreign = ApiCaller.anonymous(server, realm.name())
                .with(ServiceAccount.ofDemo(server.realm()).token(server));
        callers = IntStream.range(0, groups).mapToObj(number -> HostileCallers.in(server, realm, number, foreign))
                .toList();
    }

    @AfterAll
    static void removeRealm() {
        realm.close();
    }

    @Test
    void everyRequestIsAnsweredAsTheDocumentSays(Server server, Mailbox mailbox) {
        int logBefore = server.log().length();
        AtomicInteger next = new AtomicInteger();

        AtOnce.run(WORKERS, () -> {
            for (int number = next.getAndIncrement(); number < REQUESTS; number = next.getAndIncrement()) {
                send(number);
            }
            return null;
        });

        System.out.printf("Hostile requests: %d, seed %d; answers %s%n", REQUESTS, SEED, new TreeMap<>(answers));
        assertThat(faults).isEmpty();
        assertThat(LogTraces.in(server.log().substring(logBefore)))
                .noneMatch(trace -> trace.contains("io.github.onetimecode"));
        List<String> codes = new ArrayList<>();
        mailbox.all().stream().filter(mail -> mail.to().startsWith("hostile-") && mail.hasCode()).map(Mail::code)
                .forEach(codes::add);
        assertThat(codes).isNotEmpty();
        assertThat(bodies).noneMatch(body -> codes.stream().anyMatch(body::contains));
        IntStream.range(0, callers.size()).mapToObj(HostileCallers::untouched)
                .forEach(user -> assertThat(mailbox.count(user + "@example.com")).as(user).isZero());
    }

    /** Twice out of three times one with a body: most can be wrong there. */
    private ApiOperation operation(Random random) {
        boolean withBody = random.nextInt(3) > 0;
        List<ApiOperation> some = operations.stream().filter(operation -> operation.hasBody() == withBody).toList();
        return some.get(random.nextInt(some.size()));
    }

    private static String told(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.substring(0, Math.min(MOST_TOLD, line.length()));
    }

    private void send(int number) {
        Random random = new Random(SEED + number);
        HostileCallers group = callers.get(number / REQUESTS_OF_CALLERS);
        List<HostileTwist> twists = new ArrayList<>();
        HostileRequest request = new HostileRequest(operation(random), group, random);
        for (int twist = random.nextInt(MOST_TWISTS); twist >= 0; twist--) {
            twists.add(HostileTwist.any(random));
        }
        twists.forEach(twist -> twist.apply(request, random));
        ApiAnswer answer = request.send();
        group.issued(answer);
        bodies.add(answer.body());
        HostileVerdict verdict = new HostileVerdict(document, request, answer);
        answers.merge(answer.status() + " " + (verdict.isKeycloaksOwn() ? "of Keycloak's own" : answer.problem()), 1,
                Integer::sum);
        verdict.faults().forEach(fault ->
                faults.add(told(number + " " + twists + " " + fault + " / " + answer + " / " + request)));
    }
}
