package io.github.onetimecode.realm;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class SmtpServerTest {

    @Test
    void settingWithoutAValueIsNone() {
        Map<String, String> settings = new HashMap<>(Map.of("host", "mail.example.org"));
        settings.put("port", null);

        assertThat(new SmtpServer("realm", settings).settings()).containsOnly(Map.entry("host", "mail.example.org"));
    }

    @Test
    void passwordIsNotPrinted() {
        assertThat(new SmtpServer("realm", Map.of("password", "secret")).toString()).doesNotContain("secret");
    }
}
