package io.github.onetimecode.core;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

final class AddressDigestTest {

    private static final Nonce SALT = new Nonce("AAECAwQFBgcICQoLDA0ODw");

    /** Computed with sha256sum: it must never change, or everybody would have to enrol again. */
    @Test
    void digestIsTheFirstHalfOfSha256OfLabelSaltAndAddress() {
        assertThat(AddressDigest.of(SALT, "alice@example.com").digest()).isEqualTo("FJHpIdu2JZhHhgvMD0I32Q");
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice@example.com", "ALICE@EXAMPLE.COM", "Alice@example.com"})
    void addressIsKnownAgainInAnyCase(String address) {
        assertThat(AddressDigest.of(SALT, "Alice@Example.com").isOf(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice@example.org", "alic@example.com", "alice@example.com ", ""})
    void anotherAddressIsNot(String address) {
        assertThat(AddressDigest.of(SALT, "alice@example.com").isOf(address)).isFalse();
    }

    @Test
    void noTwoDigestsOfAnAddressAreAlike() {
        OneTimeCodes codes = Samples.codesAt(Samples.NOON);

        assertThat(codes.digest("alice@example.com")).isNotEqualTo(codes.digest("alice@example.com"));
        assertThat(codes.digest("alice@example.com").isOf("alice@example.com")).isTrue();
    }
}
