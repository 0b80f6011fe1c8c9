package io.github.onetimecode.credential;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.keycloak.credential.CredentialModel;

import io.github.onetimecode.core.AddressDigest;
import io.github.onetimecode.keycloak.ServerCodes;

import static org.assertj.core.api.Assertions.assertThat;

final class EnrolledAddressTest {

    private static final String ADDRESS = "alice@example.org";
    private static final AddressDigest DIGEST = ServerCodes.create().digest(ADDRESS);

    /** As in FIPS mode. In a process of its own: what it takes away, other tests need. */
    @Test
    void enrolmentNeedsNeitherMd5NorSha1() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-cp",
                System.getProperty("java.class.path"), PlatformOfFips.class.getName()).redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes());

        assertThat(process.waitFor(Duration.ofSeconds(30).toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(said).isEqualToIgnoringNewLines("enrolled: true");
        assertThat(process.exitValue()).isZero();
    }

    /** Such as builds made before this one, whose IDs were others. */
    @Test
    void credentialWithAnotherIdIsReplacedInPlace() {
        EnrolledUser user = new EnrolledUser();
        CredentialModel old = new CredentialModel();
        old.setId("bd5bb85e-4b2a-3e4b-9a5b-2f2b2a5b6c7d");
        old.setType(EnrolledAddress.TYPE);
        user.credentials().add(old);

        EnrolledAddress.store(user.model(), "realm-1", DIGEST, ADDRESS, Instant.EPOCH);

        assertThat(user.credentials()).containsExactly(old);
        assertThat(EnrolledAddress.isStored(user.model(), ADDRESS)).isTrue();
    }

    @Test
    void idFollowsFromRealmAndUser() {
        EnrolledUser first = new EnrolledUser();
        EnrolledUser second = new EnrolledUser();
        EnrolledAddress.store(first.model(), "realm-1", DIGEST, ADDRESS, Instant.EPOCH);
        EnrolledAddress.store(second.model(), "realm-1", DIGEST, ADDRESS, Instant.EPOCH);

        assertThat(first.credentials().get(0).getId()).isEqualTo("4a13c8a9-d178-8eae-8e4a-b62dd391a061")
                .isEqualTo(second.credentials().get(0).getId());
    }
}
