package io.github.onetimecode.benchmark;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page as a browser has it, read for what a login needs. */
final class ShownPage {

    private static final int TOLD = 300;

    private final HttpAnswer answer;

    ShownPage(HttpAnswer answer) {
        this.answer = answer;
    }

    /** Where the form with this field goes. */
    String action(String field) throws LoginBroken {
        Optional<String> action = attribute("action");
        if (answer.status() != 200 || action.isEmpty() || !answer.body().contains("name=\"" + field + "\"")) {
            throw new LoginBroken("no field " + field + ": " + told());
        }
        return action.get();
    }

    /** Where the link goes that leads to this part of an address. */
    String link(String part) throws LoginBroken {
        Matcher link = Pattern.compile("href=\"([^\"]*" + Pattern.quote(part) + "[^\"]*)\"").matcher(answer.body());
        if (!link.find()) {
            throw new LoginBroken("no link to " + part + ": " + told());
        }
        return link.group(1).replace("&amp;", "&");
    }

    /** Where the page's script asks whether the mail is out; nothing where it need not ask. */
    Optional<String> stateAddress() {
        return attribute("data-state-address");
    }

    /** @throws LoginBroken unless the browser is back at the application, with a code for it */
    void requireLoggedIn() throws LoginBroken {
        if (!answer.isRedirect() || !answer.location().contains("code=")) {
            throw new LoginBroken("not logged in: " + told());
        }
    }

    /** The first of this name. */
    private Optional<String> attribute(String name) {
        String before = name + "=\"";
        int at = answer.body().indexOf(before);
        if (at < 0) {
            return Optional.empty();
        }
        int from = at + before.length();
        return Optional.of(answer.body().substring(from, answer.body().indexOf('"', from)).replace("&amp;", "&"));
    }

    private String told() {
        String text = answer.body().replaceAll("(?s)<script.*?</script>|<style.*?</style>|<[^>]*>", " ")
                .replaceAll("\\s+", " ").strip();
        return answer.status() + " " + answer.location() + " " + text.substring(0, Math.min(TOLD, text.length()));
    }
}
