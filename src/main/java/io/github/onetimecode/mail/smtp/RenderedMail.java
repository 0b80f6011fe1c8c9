package io.github.onetimecode.mail.smtp;

/**
 * A mail ready to be sent. It holds the code in the clear, so it prints as nothing but its reference.
 *
 * @param userId    who gets it
 * @param address   where it goes
 * @param subject   without the code
 * @param text      plain text part
 * @param html      HTML part
 * @param reference three letters
 */
public record RenderedMail(String userId, String address, String subject, String text, String html, String reference) {

    @Override
    public String toString() {
        return "RenderedMail[" + reference + "]";
    }
}
