package io.github.onetimecode.openapi;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.onetimecode.server.Admin;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.ProjectFiles;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** The complete example of docs/api.md is run as it stands, by the Python of this machine. */
@ServerTest
class PythonExampleIT {

    private static final Pattern EXAMPLE = Pattern.compile("```python\\n(.*?)```", Pattern.DOTALL);
    private static final String USER = "bob";
    private static final String ADDRESS = "bob@example.com";

    @TempDir
    Path folder;

    @BeforeAll
    static void needsPython() throws InterruptedException {
        try {
            int ended = new ProcessBuilder("python3", "--version").redirectErrorStream(true).start().waitFor();
            Assumptions.assumeTrue(ended == 0, "python3 does not run here");
        } catch (IOException e) {
            Assumptions.abort("no python3 here: " + e.getMessage());
        }
    }

    @Test
    void paymentIsMadeOnceTheRightCodeIsTyped(Server server, Admin admin) throws IOException, InterruptedException {
        TestRealm demo = admin.realm("one-time-code");
        int mails = demo.mailbox().count(ADDRESS);
        Process python = new ProcessBuilder("python3", "-X", "utf8", example(server).toString(), demo.users().id(USER))
                .redirectErrorStream(true).start();
        try (BufferedReader screen = python.inputReader(StandardCharsets.UTF_8)) {
            String reference = demo.mailbox().await(ADDRESS, mails + 1).subject().substring(0, 3);
            String code = demo.mailbox().await(ADDRESS, mails + 1).code();
            assertThat(screen.readLine()).isEqualTo("Code from the mail that begins with " + reference + ": ");

            assertThat(type(python, screen, "1234567")).isEqualTo("The code has 8 characters.");
            assertThat(type(python, screen, Person.wrong(code))).isEqualTo("Wrong code, attempts left: 4");
            assertThat(type(python, screen, code)).isEqualTo("Paid.");

            assertThat(python.waitFor()).isZero();
        } finally {
            python.destroyForcibly();
        }
        assertThat(demo.mailbox().count(ADDRESS)).isEqualTo(mails + 1);
    }

    private Path example(Server server) throws IOException {
        Matcher found = EXAMPLE.matcher(Files.readString(ProjectFiles.base().resolve("docs/api.md")));
        assertThat(found.find()).isTrue();
        return Files.writeString(folder.resolve("payment.py"),
                found.group(1).replace("http://localhost:8080", server.baseUrl().toString()));
    }

    private static String type(Process python, BufferedReader screen, String line) throws IOException {
        python.outputWriter(StandardCharsets.UTF_8).append(line).append('\n').flush();
        return screen.readLine();
    }
}
