package io.github.onetimecode.mail.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import freemarker.template.SimpleNumber;
import freemarker.template.SimpleScalar;
import freemarker.template.TemplateBooleanModel;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModelException;
import org.junit.jupiter.api.Test;
import org.keycloak.theme.FreeMarkerException;
import org.keycloak.theme.Theme;
import org.keycloak.theme.freemarker.FreeMarkerProvider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class FormattedOnceTest {

    private static final SimpleScalar KEY = new SimpleScalar("key");

    private final List<List<?>> asked = new ArrayList<>();
    private final TemplateMethodModelEx msg = arguments -> {
        asked.add(arguments);
        return "text " + asked.size();
    };
    private final TemplateMethodModelEx once = (TemplateMethodModelEx) FormattedOnce.of(msg);

    @Test
    void sameTextWithTheSameValuesIsFormattedOnce() throws TemplateModelException {
        assertThat(once.exec(List.of(KEY, new SimpleScalar("a"), new SimpleNumber(5)))).isEqualTo("text 1");
        assertThat(once.exec(List.of(new SimpleScalar("key"), new SimpleScalar("a"), new SimpleNumber(5))))
                .isEqualTo("text 1");
        assertThat(asked).hasSize(1);
    }

    @Test
    void valuesThatMayLookDifferentAreKeptApart() throws TemplateModelException {
        List<List<Object>> different = List.of(List.of(KEY), List.of(new SimpleScalar("other")),
                List.of(KEY, new SimpleScalar("5")), List.of(KEY, new SimpleNumber(5)),
                List.of(KEY, new SimpleNumber(5L)), List.of(KEY, new SimpleNumber(5.0)), List.of(KEY, KEY),
                List.of(KEY, new SimpleScalar("a"), new SimpleScalar("b")), List.of(KEY, new SimpleScalar("a, b")));

        for (List<Object> arguments : different) {
            once.exec(arguments);
        }

        assertThat(asked).containsExactlyElementsOf(different);
    }

    @Test
    void whateverElseATemplateGivesIsNotRemembered() throws TemplateModelException {
        List<Object> arguments = List.of(KEY, TemplateBooleanModel.TRUE);
        once.exec(arguments);

        assertThat(once.exec(arguments)).isEqualTo("text 2");
    }

    @Test
    void faultIsNotRemembered() throws TemplateModelException {
        List<Boolean> faults = new ArrayList<>(List.of(true, false));
        TemplateMethodModelEx faulty = (TemplateMethodModelEx) FormattedOnce.of((TemplateMethodModelEx) arguments -> {
            if (faults.remove(0)) {
                throw new TemplateModelException("a broken text");
            }
            return "text";
        });

        assertThatThrownBy(() -> faulty.exec(List.of(KEY))).isInstanceOf(TemplateModelException.class);
        assertThat(faulty.exec(List.of(KEY))).isEqualTo("text");
    }

    @Test
    void textsAreNotPrinted() throws TemplateModelException {
        once.exec(List.of(KEY, new SimpleScalar("12345678")));

        assertThat(once.toString()).doesNotContain("text 1", "12345678");
    }

    @Test
    void partsOfOneMailShareTheirTexts() throws FreeMarkerException, TemplateModelException {
        List<Object> used = new ArrayList<>();
        MailParts parts = new MailParts(keeping(used), null, fault -> { });
        Map<String, Object> attributes = new HashMap<>(Map.of("msg", msg));
        parts.processTemplate(attributes, "text/mail.ftl", MailParts.OURS);
        parts.processTemplate(attributes, "html/mail.ftl", MailParts.OURS);
        // The mail is written again, with the words of another theme.
        attributes.put("msg", msg);
        parts.processTemplate(attributes, "text/mail.ftl", MailParts.OURS);

        for (Object method : used) {
            ((TemplateMethodModelEx) method).exec(List.of(KEY));
        }

        assertThat(asked).hasSize(2);
        assertThat(used.get(0)).isSameAs(used.get(1)).isNotSameAs(used.get(2));
    }

    private static FreeMarkerProvider keeping(List<Object> used) {
        return new FreeMarkerProvider() {
            @Override
            public String processTemplate(Object data, String template, Theme theme) {
                used.add(((Map<?, ?>) data).get("msg"));
                return "";
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
    }
}
