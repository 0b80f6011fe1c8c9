package io.github.onetimecode.core;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

@Domain(CodeDomain.class)
final class CodeBindingTest {

    private static final Nonce NONCE = new Nonce("AAECAwQFBgcICQoLDA0ODw");

    /** What can be taken apart again in one way only cannot be the same text for two bindings. */
    @Property
    void textReadsBackAsLabelNonceAndEachField(@ForAll CodeBinding binding) {
        List<byte[]> parts = parts(binding.toBytes("label", NONCE));
        assertThat(parts.remove(0)).isEqualTo("label".getBytes(StandardCharsets.US_ASCII));
        assertThat(parts.remove(0)).isEqualTo(NONCE.bytes());
        List<String> fields = Samples.fieldsOf(binding);
        assertThat(parts.stream().map(part -> new String(part, StandardCharsets.UTF_8)))
                .isEqualTo(binding.purpose().isEmpty() ? fields.subList(0, 7) : fields);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x7f, 0x80, 0xff, 0x100, 0xffff, 0x10000, 0x1020304})
    void lengthHasFourBytesWithTheHighestFirst(int length) {
        CodeBinding binding = Samples.bindingOf(List.of("a", "b", "c", "d", "e", "f", "x".repeat(length), ""));
        assertThat(parts(binding.toBytes("label", NONCE)).get(8)).hasSize(length);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
    void characterThatMovesToTheNextFieldMakesAnotherText(int field) {
        List<String> fields = new ArrayList<>(Collections.nCopies(8, "aa"));
        byte[] before = Samples.bindingOf(fields).toBytes("label", NONCE);
        fields.set(field, "a");
        fields.set(field + 1, "aaa");
        assertThat(Samples.bindingOf(fields).toBytes("label", NONCE)).isNotEqualTo(before).hasSameSizeAs(before);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
    void fieldsThatChangePlacesMakeAnotherText(int field) {
        List<String> fields = new ArrayList<>(List.of("aa", "bb", "cc", "dd", "ee", "ff", "gg", "hh"));
        byte[] before = Samples.bindingOf(fields).toBytes("label", NONCE);
        fields.add(field, fields.remove(field + 1));
        assertThat(Samples.bindingOf(fields).toBytes("label", NONCE)).isNotEqualTo(before);
    }

    @Test
    void nothingMayBeMissing() {
        CodePlace place = new CodePlace("login", "p");
        assertThatNullPointerException().isThrownBy(() -> new CodeBinding(null, "r", "s", "u", "c", "a"));
        assertThatNullPointerException().isThrownBy(() -> new CodeBinding(place, null, "s", "u", "c", "a"));
        assertThatNullPointerException().isThrownBy(() -> new CodeBinding(place, "r", null, "u", "c", "a"));
        assertThatNullPointerException().isThrownBy(() -> new CodeBinding(place, "r", "s", null, "c", "a"));
        assertThatNullPointerException().isThrownBy(() -> new CodeBinding(place, "r", "s", "u", null, "a"));
        assertThatNullPointerException().isThrownBy(() -> new CodeBinding(place, "r", "s", "u", "c", null));
        assertThatNullPointerException().isThrownBy(() -> new CodeBinding(place, "r", "s", "u", "c", "a", null));
        assertThatNullPointerException().isThrownBy(() -> new CodePlace(null, "p"));
        assertThatNullPointerException().isThrownBy(() -> new CodePlace("login", null));
    }

    @Test
    void textNamesNeitherUserNorAddress() {
        assertThat(Samples.BINDING).hasToString("CodeBinding[login, step=one-time-code]");
    }

    @Test
    void tabsAndSessionsAreDifferentPlaces() {
        CodePlace place = CodePlace.login("root", "tab");
        assertThat(place.kind()).isEqualTo("login");
        assertThat(place).isEqualTo(CodePlace.login("root", "tab"))
                .isNotEqualTo(CodePlace.login("root", "tab2"))
                .isNotEqualTo(CodePlace.login("root2", "tab"))
                .isNotEqualTo(CodePlace.reset("root", "tab"));
        assertThat(CodePlace.login("a.b", "c")).isNotEqualTo(CodePlace.login("a", "b.c"));
        assertThatNullPointerException().isThrownBy(() -> CodePlace.login("root", null));
    }

    private static List<byte[]> parts(byte[] text) {
        ByteBuffer rest = ByteBuffer.wrap(text);
        List<byte[]> parts = new ArrayList<>();
        while (rest.hasRemaining()) {
            byte[] part = new byte[rest.getInt()];
            rest.get(part);
            parts.add(part);
        }
        return parts;
    }
}
