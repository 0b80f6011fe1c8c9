package io.github.onetimecode.mail.smtp;

/**
 * A mail ready to be sent. It contains the code in the clear, so {@code toString} shows only its reference.
 *
 * @param userId    ID of the user who gets it
 * @param address   mail address of that user
 * @param subject   never contains the code
 * @param text      plain text part
 * @param html      HTML part
 * @param reference three letters that identify the mail
 */
public record RenderedMail(String userId, String address, String subject, String text, String html, String reference) {

    @Override
    public String toString() {
        return "RenderedMail[" + reference + "]";
    }
}
