package io.github.onetimecode.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.onetimecode.server.Mail;

/** Where a demo shows its mails: the page of maildev, or what {@code mvn -Pdemo} prints, in a file. */
interface DemoMails {

    /** What this address was mailed so far, oldest first. */
    List<String> codes(String address);

    /** @param place an address that begins with {@code http}, or a file */
    static DemoMails at(String place) {
        return place.startsWith("http") ? address -> caught(URI.create(place + "/email"), address)
                : address -> printed(Path.of(place), address);
    }

    private static List<String> caught(URI mails, String address) {
        try {
            JsonNode all = new ObjectMapper().readTree(mails.toURL());
            return StreamSupport.stream(all.spliterator(), false)
                    .filter(mail -> mail.at("/to/0/address").asText().equals(address))
                    .map(mail -> new Mail(address, "", mail.path("subject").asText(), mail.path("text").asText(), "",
                            ""))
                    .map(Mail::code).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> printed(Path output, String address) {
        try {
            return Pattern.compile("mail to " + Pattern.quote(address) + " ----\\R.*\\R+.*CODE  >>>  (\\w+)  <<<")
                    .matcher(Files.readString(output)).results().map(mail -> mail.group(1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
