package io.github.onetimecode.browser;

import org.junit.jupiter.api.Test;

import io.github.onetimecode.documents.Recipe;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.Since;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever follows a recipe of the documents sees in the admin console what is drawn and pictured there. */
@ServerTest
@BrowserTest
class AdminRecipesIT {

    /** High enough for the longest flow: what is below the window is in no picture. */
    private static final int HEIGHT = 2000;

    @Test
    @Since(value = "26.4", because = "the documents draw a condition that came with it")
    void recipesLeadToTheFlowsThatAreDrawn(Server server, TestRealm realm, Browsing browsing) {
        AdminConsole console = AdminConsole.open(browsing.page(1360, HEIGHT), server, realm);

        for (Recipe recipe : Recipe.values()) {
            recipe.follow(realm);
            console.flowOfId(realm.flows().id(recipe.alias()), recipe.alias());

            assertThat(console.rows()).as(recipe.alias()).containsSubsequence(recipe.drawn());
            assertThat(recipe.isShown()).as(recipe.picture()).isTrue();
            recipe.aside().ifPresent(console::fold);
            assertThat(console.table().boundingBox()).matches(table -> table.y + table.height <= HEIGHT);
            Pictures.takeSmall(console.table(), recipe.picture());
        }
    }
}
