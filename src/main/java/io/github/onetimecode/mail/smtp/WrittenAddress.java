package io.github.onetimecode.mail.smtp;

import java.net.IDN;
import java.nio.charset.StandardCharsets;

import org.keycloak.Config;
import org.keycloak.utils.EmailValidationUtil;

import jakarta.mail.internet.AddressException;

/** Addresses as Keycloak 26.7 writes them for a mail server. */
final class WrittenAddress {

    /**
     * Characters before the at sign. Read once: Keycloak 26.7 reads it for each address, which takes three times as
     * long as the check itself ({@code EmailValidationUtil}).
     */
    private static final int LONGEST_LOCAL_PART = Config.scope("user-profile", "declarative-user-profile")
            .getInt(EmailValidationUtil.MAX_EMAIL_LOCAL_PART_LENGTH,
                    EmailValidationUtil.MAX_LOCAL_PART_LENGTH);
    private static final int LONGEST_DOMAIN = 255;
    private static final int LONGEST_LABEL = 63;

    private WrittenAddress() {
    }

    /**
     * The address with its host in ASCII, unless the server supports UTF-8.
     *
     * @throws AddressException if the address is not valid for the server
     */
    static String of(String address, boolean utf8) throws AddressException {
        return address != null && isPlain(address) ? address : checked(address, utf8);
    }

    /**
     * Whether the address is certainly valid and written as it is. Most are, and Keycloak's patterns take longer to
     * tell. What is not plain may still be valid.
     */
    static boolean isPlain(String address) {
        int at = address.indexOf('@');
        return at > 0 && at <= LONGEST_LOCAL_PART && address.length() - at - 1 <= LONGEST_DOMAIN
                && hasPlainLocalPart(address, at) && hasPlainDomain(address, at + 1);
    }

    private static boolean hasPlainLocalPart(String address, int end) {
        char before = '.';
        for (int i = 0; i < end; i++) {
            char c = address.charAt(i);
            boolean plain = c == '.' ? before != '.' : c == '_' || isLetterDigitOrDash(c);
            if (!plain) {
                return false;
            }
            before = c;
        }
        return before != '.';
    }

    private static boolean hasPlainDomain(String address, int start) {
        int label = start;
        for (int i = start; i < address.length(); i++) {
            char c = address.charAt(i);
            if (c == '.') {
                if (!isLabel(address, label, i)) {
                    return false;
                }
                label = i + 1;
            } else if (!isLetterDigitOrDash(c)) {
                return false;
            }
        }
        return isLabel(address, label, address.length());
    }

    private static boolean isLabel(String address, int start, int end) {
        return end > start && end - start <= LONGEST_LABEL
                && address.charAt(start) != '-' && address.charAt(end - 1) != '-';
    }

    private static boolean isLetterDigitOrDash(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-';
    }

    /** The same by Keycloak's own check, for any address. */
    static String checked(String address, boolean utf8) throws AddressException {
        boolean valid = address != null && EmailValidationUtil.isValidEmail(address, LONGEST_LOCAL_PART);
        String written = valid && !utf8 ? asciiHost(address) : address;
        boolean ascii = valid && StandardCharsets.US_ASCII.newEncoder().canEncode(written);
        if (!valid || !ascii && !utf8) {
            throw new AddressException("not an address for this mail server");
        }
        return written;
    }

    /** @throws AddressException if the host cannot be written in ASCII */
    private static String asciiHost(String address) throws AddressException {
        int at = address.lastIndexOf('@');
        try {
            return address.substring(0, at + 1) + IDN.toASCII(address.substring(at + 1));
        } catch (IllegalArgumentException e) {
            throw new AddressException("no host name in ASCII");
        }
    }
}
