package io.github.onetimecode.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

final class ProfilePartsTest {

    @TempDir
    private Path folder;

    @Test
    void sampleBelongsToTheInnermostClassOfOurs() throws IOException {
        Path stacks = Files.writeString(folder.resolve("stacks"), """
                java/lang/Thread.run;io/github/onetimecode/login/A.b;io/github/onetimecode/mail/text/MailText$1.go;B.c 6
                java/lang/Thread.run;io/github/onetimecode/mail/text/MailText.go 1
                java/lang/Thread.run;org/keycloak/Any.thing 2
                start_thread;CompileBroker::compiler_thread_loop 1
                """);

        String table = new ProfileParts(stacks, 5).table().toText();

        assertThat(table.lines().map(line -> line.strip().replaceAll(" +", " "))).containsExactly(
                "part ms of a login samples", "mail.text 3.500 7", "MailText 3.500 7", "(Keycloak) 1.000 2",
                "(compiler) 0.500 1");
    }
}
