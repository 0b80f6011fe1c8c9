package io.github.onetimecode.documents;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.keycloak.models.utils.Base32;

import static org.assertj.core.api.Assertions.assertThat;

/** The README is short, and what it and the page of the demo quote is what people meet. */
final class ReadmeTest {

    private static final Pattern QUOTED = Pattern.compile("(?:^\\||, ?) ?\"([^\"]+)\"", Pattern.MULTILINE);

    @Test
    void readmeIsReadInThreeMinutes() throws IOException {
        assertThat(Files.readAllLines(Path.of("README.md"))).hasSizeLessThanOrEqualTo(200);
    }

    @Test
    void pagesSayWhatTheReadmeQuotes() throws IOException {
        String texts = Files.readString(Path.of("src/main/resources/theme-resources/messages/messages_en.properties"));

        assertThat(QUOTED.matcher(Files.readString(Path.of("README.md"))).results()).hasSizeGreaterThan(3)
                .allSatisfy(quoted -> assertThat(texts).contains(quoted.group(1)));
    }

    @Test
    void demoUsersAreThoseOfTheRealm() throws IOException {
        String page = Files.readString(Path.of("docs/demo.md"));
        for (JsonNode user : new ObjectMapper().readTree(Path.of("realm-export.json").toFile()).path("users")) {
            if (user.has("serviceAccountClientId")) {
                continue;
            }
            assertThat(page).contains("| `" + user.path("username").asText() + "` | `"
                    + user.at("/credentials/0/value").asText() + "` |");
            for (JsonNode app : user.path("credentials").findValues("secretData")) {
                String secret = new ObjectMapper().readTree(app.asText()).path("value").asText();
                assertThat(page).contains("`" + secret + "`",
                        "`" + Base32.encode(secret.getBytes(StandardCharsets.US_ASCII)) + "`");
            }
        }
    }
}
