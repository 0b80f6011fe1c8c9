package io.github.onetimecode.delivery;

import java.time.Instant;

import io.github.onetimecode.server.Mail;

/** A mail that a server has taken, and when. */
public record ArrivedMail(Mail mail, Instant arrivedAt) {
}
