package io.github.onetimecode.openapi;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import io.github.onetimecode.server.Admin;
import io.github.onetimecode.server.DocumentedAnswer;
import io.github.onetimecode.server.ProjectFiles;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** What docs/api.md tells developers to type is typed, line by line into one shell, and answered as it says. */
@ServerTest
class ApiPageIT {

    private static final Pattern TYPED_AND_ANSWERED =
            Pattern.compile("```bash\\n(.*?)```(?:\\s+```json\\n(.*?)```)?", Pattern.DOTALL);
    private static final String ADDRESS = "alice@example.com";

    @Test
    void requestsOfTheDocumentAreAnsweredAsItSays(Server server, Admin admin) throws IOException {
        String document = Files.readString(ProjectFiles.base().resolve("docs/api.md"));
        List<MatchResult> blocks = TYPED_AND_ANSWERED.matcher(document).results().toList();
        assertThat(blocks).hasSizeGreaterThan(3);
        assertThat(document.split("```bash", -1)).hasSize(1 + blocks.size());
        TestRealm demo = admin.realm("one-time-code");
        int mails = demo.mailbox().count(ADDRESS);
        try (Shell shell = Shell.start()) {
            for (MatchResult block : blocks) {
                String typed = block.group(1).replace("http://localhost:8080", server.baseUrl().toString());
                if (typed.contains("12345678")) {
                    typed = typed.replace("12345678", demo.mailbox().await(ADDRESS, mails + 1).code());
                }
                String output = shell.type(typed);
                Optional.ofNullable(block.group(2)).map(DocumentedAnswer::of)
                        .ifPresent(expected -> expected.assertIs(output));
            }
        }
        assertThat(demo.mailbox().count(ADDRESS)).isGreaterThan(mails);
    }
}
