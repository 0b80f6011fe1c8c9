package io.github.onetimecode.core;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;

/**
 * An ID derived from texts: the same texts give the same ID. {@link UUID#nameUUIDFromBytes} is not used, since it needs
 * MD5, which a FIPS platform lacks.
 */
public final class NamedId {

    private NamedId() {
    }

    /** The first 122 bits of SHA-256, as version 8 of RFC 9562. */
    public static UUID of(List<String> texts) {
        ByteBuffer digest = ByteBuffer.wrap(TextDigest.bytes(texts));
        long high = digest.getLong() & 0xFFFF_FFFF_FFFF_0FFFL | 0x8000L;
        long low = digest.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
