package io.github.onetimecode.server;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

/** One mail as it arrived. {@code raw} is all of it, headers included. */
public record Mail(String to, String from, String subject, String text, String html, String raw) {

    private static final Pattern CODE = Pattern.compile("\\b[0-9A-Z]{6,12}\\b");

    /** @param raw as it came over the line */
    public static Mail of(byte[] raw) {
        Properties properties = new Properties();
        properties.setProperty("mail.mime.allowutf8", "true");
        try {
            return of(new MimeMessage(Session.getInstance(properties), new ByteArrayInputStream(raw)));
        } catch (MessagingException e) {
            throw new IllegalStateException("not a mail", e);
        }
    }

    static Mail of(MimeMessage message) {
        try {
            return new Mail(message.getAllRecipients()[0].toString(), message.getFrom()[0].toString(),
                    message.getSubject(), body(message, "text/plain"), body(message, "text/html"),
                    new String(message.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (MessagingException e) {
            throw new IllegalStateException("not a mail", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The code that the first line names, in whatever language. */
    public String code() {
        Matcher matcher = CODE.matcher(firstLine());
        if (!matcher.find()) {
            throw new AssertionError("no code in the first line of the mail: " + firstLine());
        }
        return matcher.group();
    }

    public boolean hasCode() {
        return CODE.matcher(firstLine()).find();
    }

    public String firstLine() {
        return text.strip().lines().findFirst().orElse("");
    }

    private static String body(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return (String) part.getContent();
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                String found = body(parts.getBodyPart(i), type);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }
}
