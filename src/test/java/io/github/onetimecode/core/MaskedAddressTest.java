package io.github.onetimecode.core;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

final class MaskedAddressTest {

    @ParameterizedTest
    @CsvSource(delimiter = '>', quoteCharacter = '\'', value = {
        "alice@example.com          > a***e@e***e.com",
        "bob@mail.example.co.uk     > b***b@m***o.uk",
        "ab@cd.de                   > a***@c***.de",
        "a@b.c                      > a***@b***.c",
        "root@localhost             > r***t@l***t",
        "carol+news@example.com     > c***s@e***e.com",
        "alice@example.com.         > a***e@e***m.",
        "alice@[192.168.0.17]       > a***e@[***0.17]",
        "no-at-sign                 > n***n",
        "ab                         > a***",
        "x                          > x***",
        "''                         > ***",
        "@                          > ***@***",
        "@example.com               > ***@e***e.com",
        "alice@                     > a***e@***",
        "alice@.com                 > a***e@***.com",
        "\"very@odd\"@example.com   > \"***\"@e***e.com",
        "\"a b\"@example.com        > \"***\"@e***e.com",
        "j\u00f6rg@m\u00fcller.example             > j***g@m***r.example",
        "\u00f6rjan@\u00e5re.example               > \u00f6***n@\u00e5***e.example",
        "\u4e00\u4e8c\u4e09@\u4f8b\u3048.\u30c6\u30b9\u30c8 > \u4e00***\u4e09@\u4f8b***.\u30c6\u30b9\u30c8",
        "\ud83d\ude00\ud83d\ude01\ud83d\ude02@example.com  > \ud83d\ude00***\ud83d\ude02@e***e.com",
        "\ud83d\ude00\ud83d\ude01@\ud83d\ude02.example     > \ud83d\ude00***@\ud83d\ude02***.example"})
    void firstAndLastCharacterStay(String address, String masked) {
        assertThat(MaskedAddress.of(address)).isEqualTo(masked);
    }

    @Property
    void lengthsAreHidden(@ForAll @AlphaChars @StringLength(min = 3, max = 64) String local,
                          @ForAll @AlphaChars @StringLength(min = 3, max = 63) String host) {
        assertThat(MaskedAddress.of(local + "@" + host + ".org")).isEqualTo("%c***%c@%c***%c.org",
                local.charAt(0), local.charAt(local.length() - 1), host.charAt(0), host.charAt(host.length() - 1));
    }

    @Property
    void noTextIsAnErrorOrShownWhole(@ForAll String anything) {
        String text = anything.replace('*', '+');
        assertThat(MaskedAddress.of(text)).contains("***").isNotEqualTo(text);
    }
}
