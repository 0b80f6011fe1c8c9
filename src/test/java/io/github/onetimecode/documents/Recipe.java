package io.github.onetimecode.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.onetimecode.server.ProjectFiles;
import io.github.onetimecode.server.TestRealm;

/** The flows that the documents describe, each made by doing what is written there. */
public enum Recipe {

    FIRST("mailed code", "README.md", "## The first flow", flow -> flow.duplicate("browser")
            .delete("mailed code Browser - Conditional 2FA").addBoth("mailed code forms")),
    ONE_OF_SEVERAL("one of several", "docs/setup.md", "## A mailed code as one of several factors", flow -> flow
            .duplicate("browser").require("one of several Browser - Conditional 2FA", "REQUIRED")
            .delete("Condition - user configured", "one of several Browser - Conditional 2FA")
            .delete("Condition - credential", "one of several Browser - Conditional 2FA")
            .add("one-time-code", "one of several Browser - Conditional 2FA", "ALTERNATIVE")),
    ENROLLED("enrolled", "docs/setup.md", "## A mailed code that users set up", flow -> flow.duplicate("browser")
            .add("one-time-code-enrolled", "enrolled Browser - Conditional 2FA", "ALTERNATIVE")),
    ONE_GROUP("one group", "docs/flows.md", "## One group only", flow -> flow.duplicate("browser")
            .add("conditional-user-role", "one group Browser - Conditional 2FA", "REQUIRED",
                    Map.of("condUserRole", Recipe.ROLE, "negate", "true"))
            .addSubFlow("one group mailed code", "one group forms", "CONDITIONAL")
            .add("conditional-user-role", "one group mailed code", "REQUIRED", Map.of("condUserRole", Recipe.ROLE))
            .addBoth("one group mailed code")),
    STEP_UP("step-up", "docs/flows.md", "## Step-up", flow -> flow.define("""
            ALTERNATIVE auth-cookie
            ALTERNATIVE forms:
              CONDITIONAL level 1:
                REQUIRED conditional-level-of-authentication {loa-condition-level=1; loa-max-age=36000}
                REQUIRED auth-username-password-form
              CONDITIONAL level 2:
                REQUIRED conditional-level-of-authentication {loa-condition-level=2; loa-max-age=300}
                REQUIRED one-time-code-issue
                REQUIRED one-time-code-confirm
            """)),
    ORGANIZATIONS("crew", "docs/flows.md", "## Browser with organizations", flow -> flow.duplicate("browser")
            .delete("crew Browser - Conditional 2FA").addBoth("crew forms")),
    FIRST_BROKER("link by code", "docs/flows.md", "## First login by an identity provider", flow -> flow
            .duplicate("first broker login").delete("link by code Account verification options")
            .add("idp-auto-link", "link by code Handle Existing Account", "REQUIRED")
            .addBoth("link by code Handle Existing Account")),
    EVERY_BROKER("after provider", "docs/flows.md", "## Every login by an identity provider", flow -> flow.define("")
            .addBoth("after provider")),
    REGISTRATION("sign-up", "docs/flows.md", "## Registration", flow -> flow.duplicate("registration")
            .addBoth("sign-up")),
    RESET("forgotten", "docs/flows.md", "## Forgotten passwords", flow -> flow.duplicate("reset credentials")
            .delete("Send Reset Email").delete("forgotten Reset - Conditional OTP").addBoth("forgotten")
            .raise("Get One-Time Code for User").raise("Confirm One-Time Code for User")),
    GRANT("native app", "docs/native-applications.md", "## Set up", flow -> flow.duplicate("direct grant")
            .delete("native app Direct Grant - Conditional OTP").addBoth("native app"));

    /** Role of the group whose members are asked for a code. */
    public static final String ROLE = "mailed-code";

    private final String alias;
    private final String document;
    private final String heading;
    private final Consumer<FlowEditing> steps;

    Recipe(String alias, String document, String heading, Consumer<FlowEditing> steps) {
        this.alias = alias;
        this.document = document;
        this.heading = heading;
        this.steps = steps;
    }

    public String alias() {
        return alias;
    }

    public String picture() {
        return "flow-" + alias.replace(' ', '-') + ".png";
    }

    public void follow(TestRealm realm) {
        steps.accept(new FlowEditing(realm, alias));
    }

    /** The rows in the document's drawing, each with its requirement. Not all of a flow have to stand there. */
    public List<String> drawn() {
        String text = text(document);
        String chapter = text.substring(text.indexOf(heading + "\n"));
        String drawing = chapter.substring(chapter.indexOf("```\n") + 4);
        return drawing.substring(0, drawing.indexOf("```")).lines().map(line -> line.strip().replaceAll(" {2,}", " "))
                .filter(line -> !line.equals("...") && !line.equals(alias)).toList();
    }

    /** A sub-flow of Keycloak's that has nothing to do with it. */
    public Optional<String> aside() {
        return List.of(FIRST, ONE_OF_SEVERAL, ENROLLED, ONE_GROUP).contains(this)
                ? Optional.of(alias + " Organization") : Optional.empty();
    }

    public boolean isShown() {
        return Stream.of("docs/setup.md", document).anyMatch(page -> text(page).contains("images/" + picture() + ")"));
    }

    private static String text(String page) {
        try {
            return Files.readString(ProjectFiles.base().resolve(page));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
