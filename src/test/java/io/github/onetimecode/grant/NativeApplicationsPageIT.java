package io.github.onetimecode.grant;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
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

/** What the document tells developers to type is typed, and answered as it says. */
@ServerTest
class NativeApplicationsPageIT {

    private static final Pattern REQUEST_AND_ANSWER = Pattern.compile("```bash\\n(.*?)```\\s+```json\\n(.*?)```",
            Pattern.DOTALL);
    private static final String ADDRESS = "alice@example.com";

    @Test
    void requestsOfTheDocumentAreAnsweredAsItSays(Server server, Admin admin) throws IOException, InterruptedException {
        String document = Files.readString(ProjectFiles.base().resolve("docs/native-applications.md"));
        List<MatchResult> requests = REQUEST_AND_ANSWER.matcher(document).results().toList();
        assertThat(requests).hasSize(3);
        assertThat(document.split("```bash", -1)).hasSize(1 + requests.size());
        TestRealm demo = admin.realm("one-time-code");
        int mails = demo.mailbox().count(ADDRESS);
        for (MatchResult request : requests) {
            String typed = request.group(1).replace("http://localhost:8080", server.baseUrl().toString());
            if (typed.contains("12345678")) {
                typed = typed.replace("12345678", demo.mailbox().await(ADDRESS, mails + 1).code());
            }
            DocumentedAnswer.of(request.group(2)).assertIs(output(typed));
        }
        assertThat(demo.mailbox().count(ADDRESS)).isEqualTo(mails + 1);
    }

    private static String output(String typed) throws IOException, InterruptedException {
        Process bash = new ProcessBuilder("bash", "-c", typed).redirectErrorStream(true).start();
        String output = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).as(output).isZero();
        return output;
    }
}
