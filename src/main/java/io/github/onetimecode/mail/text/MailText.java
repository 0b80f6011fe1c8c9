package io.github.onetimecode.mail.text;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.onetimecode.core.MinutesLeft;
import io.github.onetimecode.core.PrintableName;

/**
 * The values for the templates of a mail. One of two places outside the core that read a clear code; the other is the
 * API's answer to an application that may see it.
 *
 * @param mail   the content
 * @param locale language of the recipient
 * @param zone   time zone of the times in the mail
 */
public record MailText(CodeMail mail, Locale locale, ZoneId zone) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm z");
    static final String TEMPLATE = "one-time-code.ftl";
    static final String TEMPLATE_WITHOUT_CODE = "one-time-code-none.ftl";

    public String template() {
        return mail.withheld() ? TEMPLATE_WITHOUT_CODE : TEMPLATE;
    }

    public String subjectKey() {
        if (mail.withheld()) {
            return "oneTimeCodeMailNoneSubject";
        }
        return mail.isForApprover() ? "oneTimeCodeMailApproverSubject" : "oneTimeCodeMailSubject";
    }

    public List<Object> subjectArguments(String realmName) {
        return List.of(mail.challenge().reference(), realmName);
    }

    public Map<String, Object> attributes() {
        Map<String, Object> attributes = new HashMap<>(Map.of("reference", mail.challenge().reference()));
        if (mail.withheld()) {
            return attributes;
        }
        attributes.put("code", mail.code().clear());
        attributes.put("client", mail.clientName());
        attributes.put("minutes", MinutesLeft.of(mail.timeLeft()));
        attributes.put("seconds", mail.timeLeft().toSeconds());
        attributes.put("askedAt", TIME.withLocale(locale).withZone(zone).format(mail.askedAt()));
        attributes.put("purpose", mail.purpose().text());
        attributes.put("approver", mail.isForApprover());
        attributes.put("asker", PrintableName.ofAccount(mail.asker().getUsername()));
        return attributes;
    }

    /**
     * Whether the part shows the code, however it is spaced; for a mail without a code, whether it shows the reference.
     */
    boolean isInText(String part) {
        return VisibleCode.isInText(part, wanted());
    }

    /** The same for HTML, however the characters are marked up. */
    boolean isInHtml(String part) {
        return VisibleCode.isInHtml(part, wanted());
    }

    private String wanted() {
        return mail.withheld() ? mail.challenge().reference() : mail.code().clear();
    }

    @Override
    public String toString() {
        return "MailText[" + mail + "]";
    }
}
