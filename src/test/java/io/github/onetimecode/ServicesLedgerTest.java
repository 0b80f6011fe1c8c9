package io.github.onetimecode;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What we use of the keycloak-services artifact, the part of Keycloak that may change in any version: each line is one
 * more place to look at when Keycloak is updated. All of it was read and tried in 26.7.4.
 */
@AnalyzeClasses(packages = "io.github.onetimecode", importOptions = ImportOption.DoNotIncludeTests.class)
final class ServicesLedgerTest {

    private static final Map<String, Set<String>> LEDGER = Map.ofEntries(
            entry("keycloak.version", Set.of("authentication.AuthenticatorUtil",
                    "protocol.oidc.utils.WebOriginsUtils", "services.managers.AppAuthManager",
                    "services.managers.AuthenticationManager", "theme.beans.MessageFormatterMethod")),
            // Wrong codes of strangers are counted without the turn that the first of them takes.
            entry("lifecycle", Set.of("services.managers.DefaultBlockingBruteForceProtector",
                    "services.managers.DefaultBruteForceProtector")),
            // The result of a step of a flow alone is filled into forms as it fills its own.
            entry("login", Set.of("authentication.AuthenticationProcessor", "authentication.AuthenticatorUtil",
                    // The issuer of a tab that no application has opened.
                    "services.Urls",
                    // Where an application of which only a part of the address is known has its pages.
                    "services.util.ResolveRelative")),
            entry("login.person", Set.of("authentication.AuthenticatorUtil",
                    // Whom the identity provider has logged in, and whose account was found for a first login: the
                    // tab's user may have become another since.
                    "authentication.authenticators.broker.util.ExistingUserInfo",
                    "authentication.authenticators.broker.util.SerializedBrokeredIdentityContext",
                    // What extends it, such as a form with a captcha, takes any name as well.
                    "authentication.authenticators.resetcred.ResetCredentialChooseUser",
                    // Custom login forms are made from the second; the first checks no credential.
                    "authentication.authenticators.browser.UsernameForm",
                    "authentication.authenticators.browser.UsernamePasswordForm")),
            entry("mail", Set.of("email.DefaultEmailSenderProviderFactory",
                    "email.freemarker.FreeMarkerEmailTemplateProvider")),
            // What another template provider throws before it has contacted a server.
            entry("mail.smtp", Set.of("email.DefaultEmailSenderProviderFactory", "email.EmailAuthenticator",
                    "theme.FreeMarkerException", "truststore.JSSETruststoreConfigurator")),
            // Each part of a mail is filled by itself, so that a broken frame costs no more than the frame.
            entry("mail.text", Set.of("email.freemarker.FreeMarkerEmailTemplateProvider", "theme.FreeMarkerException",
                    "theme.freemarker.FreeMarkerProvider")),
            // What they make of a theme is kept from page to page.
            entry("page", Set.of("forms.login.freemarker.FreeMarkerLoginFormsProvider",
                    "forms.login.freemarker.FreeMarkerLoginFormsProviderFactory",
                    "forms.login.freemarker.model.AuthenticationSessionBean",
                    "services.managers.AuthenticationSessionManager")),
            entry("wiring", Set.of("authentication.authenticators.conditional.ConditionalAuthenticatorFactory"))
    );

    @ArchTest
    static void ledgerIsWhatIsUsed(JavaClasses ours) {
        Map<String, Set<String>> used = ours.stream().flatMap(c -> c.getDirectDependenciesFromSelf().stream())
                .filter(dependency -> isService(dependency.getTargetClass().getBaseComponentType()))
                .collect(Collectors.groupingBy(dependency -> dependency.getOriginClass().getPackageName()
                        .replace("io.github.onetimecode.", ""), TreeMap::new, Collectors.mapping(dependency ->
                                dependency.getTargetClass().getBaseComponentType().getName().replaceFirst("\\$.*", "")
                                        .replaceFirst("org\\.keycloak\\.", ""),
                                Collectors.toCollection(TreeSet::new))));

        assertThat(used).isEqualTo(LEDGER);
    }

    private static boolean isService(JavaClass target) {
        return target.getPackageName().startsWith("org.keycloak")
                && target.getSource().orElseThrow().getUri().toString().contains("/keycloak-services-");
    }
}
