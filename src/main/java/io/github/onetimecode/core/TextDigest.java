package io.github.onetimecode.core;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Stands for several texts: the first 16 bytes of SHA-256, base64url. Each text is preceded by its length, so that no
 * two lists of texts give the same input.
 */
public final class TextDigest {

    private TextDigest() {
    }

    /** Anyone can check guessed texts against it; apart from that it reveals nothing about them. */
    public static String of(List<String> texts) {
        return Derivation.shortened(bytes(texts));
    }

    static byte[] bytes(List<String> texts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream(256);
        for (String text : texts) {
            Derivation.append(all, text.getBytes(StandardCharsets.UTF_8));
        }
        return Derivation.sha256(all.toByteArray());
    }
}
