package io.github.onetimecode.hostile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import io.github.onetimecode.server.Faults;
import io.github.onetimecode.server.KeycloakServer;
import io.github.onetimecode.server.LogRecords;
import io.github.onetimecode.server.LoginBrowser;
import io.github.onetimecode.server.Mail;
import io.github.onetimecode.server.Mailbox;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.ProjectFiles;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** The whole server, at its most talkative, logs no code; and no line of ours holds an address. */
class TraceLogIT {

    private static final String FLOW = "password and mailed code";
    private static final String ADDRESS = "@example.com";

    @Test
    void noCodeIsInTheLogAtTrace() throws IOException {
        List<String> codes;
        try (Mailbox mailbox = Mailbox.start();
                KeycloakServer server = KeycloakServer.plan().name("trace").jar(ProjectFiles.faultyStoreJar())
                        .buildOption("--metrics-enabled=true").mailbox(mailbox).option("--log-level=TRACE").start()) {
            codes = codesOfSeveralLogins(server);
            List<String> forms = codes.stream().flatMap(TraceLogIT::written).toList();
            TreeSet<String> found = new TreeSet<>();
            List<String> ours = new ArrayList<>();
            long lines = 0;
            boolean isOurs = false;
            try (Stream<String> log = Files.lines(server.logFile(), StandardCharsets.ISO_8859_1)) {
                for (String line : (Iterable<String>) log::iterator) {
                    lines++;
                    forms.stream().filter(line::contains).map(form -> form + " in " + line).forEach(found::add);
                    // What follows a record's first line, such as a stack trace, is the record's.
                    isOurs = LogRecords.beginsWith(line) ? isOurs(line) : isOurs;
                    if (isOurs) {
                        ours.add(line);
                    }
                }
            }
            System.out.printf("Log at TRACE: %d lines, %d MB, %d of ours; %d codes in %d forms%n", lines,
                    Files.size(server.logFile()) >> 20, ours.size(), codes.size(), forms.size());
            assertThat(lines).as("lines: it is at TRACE").isGreaterThan(10_000);
            assertThat(found).isEmpty();
            assertThat(ours).noneMatch(line -> line.contains(ADDRESS));
        }
    }

    /** The second are those of the mail library, under the package of the transport. */
    private static boolean isOurs(String firstLine) {
        return firstLine.contains("[one-time-code") || firstLine.contains("[io.github.onetimecode");
    }

    /** Long codes, which nothing else in a large log equals by chance: sent, sent again, replaced, confirmed. */
    private static List<String> codesOfSeveralLogins(KeycloakServer server) {
        TestRealm realm = server.realm();
        Faults faults = new Faults(server);
        for (String alphabet : List.of("digits", "letters-and-digits")) {
            realm.flows().configure(FLOW, "one-time-code-issue", Map.of("codeLength", "12", "codeAlphabet", alphabet));
            LoginBrowser browser = new LoginBrowser(server, realm);
            browser.open();
            browser.submitPassword("alice");
            String code = latest(realm);
            browser.submitCode(Person.wrong(code));
            // Until it has written that down, Keycloak 26.7 takes the user for locked, and at TRACE it is slow.
            Awaitility.await("failure").atMost(Duration.ofSeconds(20))
                    .until(() -> realm.users().failures("alice") == 1);
            faults.expire("next-mail:");
            browser.resend();
            assertThat(latest(realm)).isEqualTo(code);
            faults.clock(Duration.ofSeconds(301));
            browser.submitCode(code);
            faults.expire("next-mail:");
            browser.resend();
            String second = latest(realm);
            assertThat(second).isNotEqualTo(code);
            assertThat(browser.submitCode(second.replaceAll("(....)", "$1 ")).loggedIn()).isTrue();
            faults.clock(Duration.ZERO);
        }
        refusedMail(server, realm);
        List<String> codes = realm.mailbox().mails("alice@example.com").stream().map(Mail::code).distinct()
                .toList();
        assertThat(codes).hasSize(4);
        return codes;
    }

    private static String latest(TestRealm realm) {
        return realm.mailbox().await("alice@example.com", realm.mailbox().count("alice@example.com")).code();
    }

    /** Carol has no address, and then the mail server does not answer: lines of ours that must not name one. */
    private static void refusedMail(KeycloakServer server, TestRealm realm) {
        LoginBrowser carol = new LoginBrowser(server, realm);
        carol.open();
        carol.submitPassword("carol");
        int port = realm.mailbox().port();
        realm.change(settings -> settings.withObject("smtpServer").put("port", "1"));
        LoginBrowser bob = new LoginBrowser(server, realm);
        bob.open();
        bob.submitPassword("bob");
        realm.change(settings -> settings.withObject("smtpServer").put("port", "" + port));
    }

    /** A code as text in groups, as bytes in hexadecimal with and without spaces, in Base64, and as numbers. */
    private static Stream<String> written(String code) {
        byte[] bytes = code.getBytes(StandardCharsets.US_ASCII);
        String spaced = code.replaceAll("(....)", "$1 ").strip();
        List<String> decimal = new ArrayList<>();
        for (byte b : bytes) {
            decimal.add(String.valueOf(b));
        }
        HexFormat hex = HexFormat.of();
        return Stream.of(code, spaced, spaced.replace(' ', '-'), spaced.replace(' ', '+'), spaced.replace(" ", "%20"),
                hex.formatHex(bytes), hex.withUpperCase().formatHex(bytes), HexFormat.ofDelimiter(" ").formatHex(bytes),
                HexFormat.ofDelimiter(" ").withUpperCase().formatHex(bytes),
                HexFormat.ofDelimiter(", ").withPrefix("0x").formatHex(bytes),
                Base64.getEncoder().encodeToString(bytes), String.join(", ", decimal), String.join(",", decimal),
                code.replaceAll("(.)", "$1 ").strip(), new StringBuilder(code).reverse().toString()).distinct();
    }
}
