package io.github.onetimecode.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import org.jsoup.nodes.Element;

/** Finds what a person clicks on, in the markup of each of Keycloak's themes. */
final class LoginLinks {

    private static final Pattern LOCATION = Pattern.compile("location\\.href='([^']+)'");

    private LoginLinks() {
    }

    static URI restart(Page page) {
        Element link = page.html().selectFirst("#reset-login, a[href*=login-actions/restart]");
        if (link == null) {
            throw new AssertionError("nothing to start again with: " + page);
        }
        Matcher script = LOCATION.matcher(link.attr("onclick"));
        return page.address().resolve(script.find() ? script.group(1) : link.attr("href"));
    }

    static URI language(Page page, String locale) {
        for (Element link : page.html().select("option[value*=kc_locale], a[href*=kc_locale]")) {
            URI address = page.address().resolve(link.hasAttr("value") ? link.attr("value") : link.attr("href"));
            if (locale.equals(LoginBrowser.parameter(address, "kc_locale").orElse(""))) {
                return address;
            }
        }
        throw new AssertionError("no language " + locale + ": " + page);
    }

    static URI tryAnotherWay(Page page) {
        Element form = page.html().selectFirst("form:has(input[name=tryAnotherWay])");
        if (form == null) {
            throw new AssertionError("no other way offered: " + page);
        }
        return URI.create(form.absUrl("action"));
    }

    /** keycloak.v2 has a form beside each name, the older themes a button around it. */
    static String choice(Page page, String name) {
        for (Element field : page.html().select("[name=authenticationExecution]")) {
            Element around = field.is("button") ? field : field.closest("li");
            if (around != null && around.text().contains(name)) {
                return field.val().isEmpty() ? field.attr("value") : field.val();
            }
        }
        throw new AssertionError("no choice " + name + ": " + page);
    }

    static JsonNode claims(String token) {
        try {
            return Admin.JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
