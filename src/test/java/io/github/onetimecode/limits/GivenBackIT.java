package io.github.onetimecode.limits;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.onetimecode.server.Faults;
import io.github.onetimecode.server.Faults.Call;
import io.github.onetimecode.server.FaultyServerTest;
import io.github.onetimecode.server.LoginBrowser;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** A right code gives back what was claimed for it, and nothing else. */
@FaultyServerTest
class GivenBackIT {

    @Test
    void rightCodeGivesBackItsOwnClaimsAndNoOther(Server server, TestRealm realm, Faults faults) {
        Spender spender = new Spender(server, realm, "typist");
        LoginBrowser tab = spender.atCode();
        spender.wrong(tab);
        spender.wrong(tab);
        assertThat(faults.removed("")).isEmpty();

        assertThat(tab.submitCode(spender.code()).loggedIn()).isTrue();

        List<String> attempts = faults.won("attempt:").stream().map(Call::key).toList();
        List<String> failures = faults.won("failure:").stream().map(Call::key).toList();
        assertThat(attempts).hasSize(3);
        assertThat(failures).hasSize(3);
        assertThat(faults.removed("")).containsExactlyInAnyOrder(attempts.get(2), failures.get(2));
        assertThat(faults.won("used:")).hasSize(1);
        assertThat(faults.won("payment:")).hasSize(1);
    }

    @Test
    void emptyFieldClaimsNothing(Server server, TestRealm realm, Faults faults) {
        Spender spender = new Spender(server, realm, "typist");
        LoginBrowser tab = spender.atCode();

        assertThat(tab.submitCode("").codeError()).isEqualTo("Please enter the code.");
        assertThat(tab.submitCode(" - ").codeError()).isEqualTo("Please enter the code.");

        assertThat(faults.won("attempt:")).isEmpty();
        assertThat(faults.won("failure:")).isEmpty();
        spender.assertFailures(0);
    }
}
