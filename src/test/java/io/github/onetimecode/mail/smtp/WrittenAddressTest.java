package io.github.onetimecode.mail.smtp;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.arbitraries.StringArbitrary;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.utils.EmailValidationUtil;

import jakarta.mail.internet.AddressException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is plain needs no check by Keycloak, and must be what Keycloak would have written. */
final class WrittenAddressTest {

    private static final String LABEL = "a".repeat(63);
    private static final int LONGEST_DOMAIN = 255;

    @ParameterizedTest
    @ValueSource(strings = {"ann@example.com", "a@b", "Ann.B_-c@Mail-1.example.org", "-@1.2",
        "__@xn--mller-kva.example", "7.8.9@localhost", "a@b--c"})
    void usualAddressIsPlain(String address) {
        assertThat(WrittenAddress.isPlain(address)).isTrue();
        isWrittenAsKeycloakDoes(address);
    }

    /** Of these, Keycloak accepts some. */
    @ParameterizedTest
    @ValueSource(strings = {"", "@", "ann", "ann@", "@example.com", ".ann@example.com", "ann.@example.com",
        "a..b@example.com", "ann@.com", "ann@example.", "ann@a..b", "ann@-a", "ann@a-", "ann@a-.b", "ann@b.-a",
        "ann@b@c", "a b@c", "ann@b c", "ann@a_b", "ann+b@c", "\"a\"@b", "o'neill@b", "ann@[127.0.0.1]", "ann@a/b",
        "ann@a\n", "\u00fc@b", "ann@m\u00fcller.example", "ann@\uff41", "ann@a\u3002b", "ann@\u2024b", "\u0131@b",
        "ann@\u212a", "ann@\ud83d\ude00"})
    void anythingElseIsLeftToKeycloak(String address) {
        assertThat(WrittenAddress.isPlain(address)).isFalse();
        isWrittenAsKeycloakDoes(address);
    }

    @ParameterizedTest
    @CsvSource({"64, 63, 255, true", "65, 63, 255, false", "64, 64, 255, false", "64, 63, 256, false"})
    void plainAddressHasTheLengthsThatKeycloakAllows(int local, int label, int domain, boolean plain) {
        String first = "a".repeat(local) + "@" + "b".repeat(label) + "." + LABEL + "." + LABEL + ".";
        String address = first + "c".repeat(local + 1 + domain - first.length() - 2) + ".d";

        assertThat(address).hasSize(local + 1 + domain);
        assertThat(WrittenAddress.isPlain(address)).isEqualTo(plain);
        assertThat(EmailValidationUtil.isValidEmail(address, 64)).isEqualTo(plain);
        isWrittenAsKeycloakDoes(address);
    }

    @Property
    void plainAddressIsWrittenAsKeycloakDoes(@ForAll("plain") String address) throws AddressException {
        assertThat(WrittenAddress.isPlain(address)).isTrue();
        assertThat(EmailValidationUtil.isValidEmail(address, 64)).isTrue();
        assertThat(WrittenAddress.checked(address, false)).isEqualTo(address);
        isWrittenAsKeycloakDoes(address);
    }

    /** Most are nearly plain, so that both answers occur. */
    @Property
    void whateverIsPlainIsWrittenAsKeycloakDoes(@ForAll("nearlyPlain") String address) {
        assertThat(WrittenAddress.isPlain(address) && !EmailValidationUtil.isValidEmail(address, 64)).isFalse();
        isWrittenAsKeycloakDoes(address);
    }

    @Property
    void anyTextIsWrittenAsKeycloakDoes(@ForAll String text) {
        isWrittenAsKeycloakDoes(text);
        isWrittenAsKeycloakDoes("ann@" + text);
        isWrittenAsKeycloakDoes(text + "@example.com");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void nothingIsNoAddress(boolean utf8) {
        assertThatThrownBy(() -> WrittenAddress.of(null, utf8)).isInstanceOf(AddressException.class);
    }

    @Provide
    Arbitrary<String> plain() {
        Arbitrary<String> atoms = letters("_-").ofMinLength(1).ofMaxLength(15).list().ofMinSize(1).ofMaxSize(4)
                .map(words -> String.join(".", words));
        Arbitrary<String> labels = Combinators.combine(letters("").ofLength(1), letters("-").ofMaxLength(61),
                letters("").ofLength(1)).as((first, inner, last) -> first + inner + last);
        Arbitrary<String> domains = labels.list().ofMinSize(1).ofMaxSize(6).map(words -> String.join(".", words))
                .filter(domain -> domain.length() <= LONGEST_DOMAIN);
        return Combinators.combine(atoms, domains).as((local, domain) -> local + "@" + domain);
    }

    @Provide
    Arbitrary<String> nearlyPlain() {
        Arbitrary<String> tokens = Arbitraries.of("a", "Z", "0", "-", "_", ".", "@", "ann", "x-y", "+", "\"", " ", "[",
                "\u00fc", "\u3002", "xn--", LABEL);
        return Combinators.combine(tokens.list().ofMaxSize(6), tokens.list().ofMaxSize(6))
                .as((local, domain) -> String.join("", local) + "@" + String.join("", domain));
    }

    private static StringArbitrary letters(String others) {
        return Arbitraries.strings().withCharRange('a', 'z').withCharRange('A', 'Z').numeric()
                .withChars(others.toCharArray());
    }

    private static void isWrittenAsKeycloakDoes(String address) {
        for (boolean utf8 : new boolean[] {false, true}) {
            assertThat(written(address, utf8, true)).as(address).isEqualTo(written(address, utf8, false));
        }
    }

    /** The address, or that it is none. */
    private static String written(String address, boolean utf8, boolean quickly) {
        try {
            return quickly ? WrittenAddress.of(address, utf8) : WrittenAddress.checked(address, utf8);
        } catch (AddressException e) {
            return e.toString();
        }
    }
}
