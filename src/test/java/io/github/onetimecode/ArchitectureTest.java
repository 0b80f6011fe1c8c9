package io.github.onetimecode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.SingleUseObjectProvider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

import io.github.onetimecode.core.OneTimeCode;

import static com.tngtech.archunit.base.DescribedPredicate.equalTo;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.github.onetimecode.ArchitecturePredicates.calledFromAnotherRoom;
import static io.github.onetimecode.ArchitecturePredicates.catchExceptionItself;
import static io.github.onetimecode.ArchitecturePredicates.member;
import static io.github.onetimecode.ArchitecturePredicates.named;
import static io.github.onetimecode.ArchitecturePredicates.touch;
import static io.github.onetimecode.ArchitecturePredicates.use;
import static org.assertj.core.api.Assertions.assertThat;

/** The walls between the rooms, and what only one class may do. */
@AnalyzeClasses(packages = "io.github.onetimecode", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

    private static final String CORE = "io.github.onetimecode.core";
    private static final String REALM = "io.github.onetimecode.realm";
    private static final String LOGIN = "io.github.onetimecode.login";
    private static final String ENROLMENT = "io.github.onetimecode.enrolment";
    private static final String REST = "io.github.onetimecode.rest";
    private static final String CLOCK = REALM + ".KeycloakClock";
    private static final String RANDOMNESS = REALM + ".ServerCodes";
    private static final String LOGGERS = "java[.]lang[.]System\\$Logger|(.*[.])?(Basic)?Logger(Factory)?";
    private static final int MOST_LINES = 200;
    private static final Sources SOURCES = Sources.in(Path.of("src/main/java"));
    private static final Pattern FORBIDDEN_DIGEST = Pattern.compile("(?i)\"[^\"\n]*(MD5|SHA-?1\\b)[^\"\n]*\"");

    /**
     * What we use of the keycloak-services artifact, the part of Keycloak that may change in any version: each line is
     * one more place to look at when Keycloak is updated.
     */
    private static final Set<String> SERVICES_LEDGER = Set.of(
            "org.keycloak.authentication.AuthenticatorUtil",
            // Whom the identity provider has logged in: the tab's user may have become another since.
            "org.keycloak.authentication.authenticators.broker.util.SerializedBrokeredIdentityContext",
            // Custom login forms are made from the second; the first checks no credential.
            "org.keycloak.authentication.authenticators.browser.UsernameForm",
            "org.keycloak.authentication.authenticators.browser.UsernamePasswordForm",
            "org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticatorFactory",
            "org.keycloak.email.DefaultEmailSenderProviderFactory",
            "org.keycloak.email.EmailAuthenticator",
            "org.keycloak.email.freemarker.FreeMarkerEmailTemplateProvider",
            "org.keycloak.forms.login.freemarker.model.AuthenticationSessionBean",
            "org.keycloak.services.managers.AppAuthManager",
            "org.keycloak.services.managers.AuthenticationManager",
            "org.keycloak.services.managers.AuthenticationSessionManager",
            // Wrong codes of strangers are counted without the turn that the first of them takes.
            "org.keycloak.services.managers.DefaultBlockingBruteForceProtector",
            "org.keycloak.services.managers.DefaultBruteForceProtector",
            // Each part of a mail is filled by itself, so that a broken frame costs no more than the frame.
            "org.keycloak.theme.FreeMarkerException",
            "org.keycloak.theme.freemarker.FreeMarkerProvider",
            "org.keycloak.truststore.JSSETruststoreConfigurator",
            "org.keycloak.utils.SMTPUtil");

    @ArchTest
    static final ArchRule EVERY_CLASS_IS_IN_A_ROOM =
            classes().should().resideInAnyPackage(CORE, REALM, LOGIN, ENROLMENT, REST);
    @ArchTest
    static final ArchRule CORE_KNOWS_THE_JDK_ONLY = classes().that().resideInAPackage(CORE)
            .should().onlyDependOnClassesThat().resideInAnyPackage(CORE, "java..", "javax.crypto..");
    @ArchTest
    static final ArchRule REALM_KNOWS_NO_STEPS_AND_NO_PAGES = room(REALM, LOGIN, ENROLMENT, REST,
            "org.keycloak.authentication..", "org.keycloak.forms..", "jakarta.ws.rs..");
    @ArchTest
    static final ArchRule LOGIN_KNOWS_NO_REST_AND_NO_ENROLMENT = room(LOGIN, ENROLMENT, REST);
    @ArchTest
    static final ArchRule REST_KNOWS_NO_LOGIN_AND_NO_ENROLMENT = room(REST, LOGIN, ENROLMENT).allowEmptyShould(true);
    @ArchTest
    static final ArchRule ENROLMENT_KNOWS_NO_REST = room(ENROLMENT, REST);
    @ArchTest
    static final ArchRule PUBLIC_ARE_FACTORIES_AND_WHAT_ANOTHER_ROOM_CALLS = classes()
            .that().resideOutsideOfPackage(CORE).and().arePublic().and().areNotAssignableTo(ProviderFactory.class)
            .and().areNotAssignableTo(Spi.class).and().doNotHaveFullyQualifiedName(REST + ".MailStateResource")
            .and().doNotHaveFullyQualifiedName(REST + ".CodesResource")
            .should(be(calledFromAnotherRoom().or(named(SOURCES))));

    @ArchTest
    static final ArchRule ONE_CLASS_READS_STEP_CONFIGURATION = one(touch(AuthenticatorConfigModel.class));
    @ArchTest
    static final ArchRule ONE_CLASS_TOUCHES_SESSION_NOTES = one(use("notes", ArchitecturePredicates::isNote));
    @ArchTest
    static final ArchRule MAIL_AND_ONE_ANSWER_READ_THE_CLEAR_CODE = classes().that().resideOutsideOfPackage(CORE)
            .and(use("the clear code", member(OneTimeCode.class, "clear")))
            .should().haveFullyQualifiedName(REALM + ".MailText").orShould().haveFullyQualifiedName(REST + ".IssuedAnswer")
            .andShould().containNumberOfElements(equalTo(2));
    @ArchTest
    static final ArchRule ONE_ROOM_USES_THE_SINGLE_USE_STORE = noClasses().that().resideOutsideOfPackage(REALM)
            .should(be(touch(SingleUseObjectProvider.class)));
    @ArchTest
    static final ArchRule TIME_COMES_FROM_ONE_PLACE = noClasses().that().doNotHaveFullyQualifiedName(CLOCK)
            .should(be(use("the time of the machine", ArchitecturePredicates::isTimeOfTheMachine)));
    @ArchTest
    static final ArchRule RANDOMNESS_COMES_FROM_ONE_PLACE = noClasses().that().doNotHaveFullyQualifiedName(RANDOMNESS)
            .should(be(use("a source of randomness", ArchitecturePredicates::isRandomness)));

    @ArchTest
    static final ArchRule NO_DIGEST_THAT_FIPS_FORBIDS_IS_USED = noClasses()
            .should(be(use("MD5", member(UUID.class, "nameUUIDFromBytes"))));

    @ArchTest
    static final ArchRule WHO_HOLDS_A_CODE_HAS_NO_LOGGER = noClasses().that(touch(OneTimeCode.class))
            .should().dependOnClassesThat().haveNameMatching(LOGGERS)
            .orShould(be(use("the console", member(System.class, "out|err"))));
    @ArchTest
    static final ArchRule NO_CLASS_IS_NAMED_FOR_NOTHING =
            noClasses().should().haveNameMatching(".*(Util|Utils|Utility|Helper|Manager)(\\$.*)?");
    @ArchTest
    static final ArchRule NO_STATE_IS_STATIC = fields().that().areStatic().should().beFinal();
    @ArchTest
    static final ArchRule NOBODY_CATCHES_EXCEPTION_ITSELF = noClasses().should(be(catchExceptionItself()));

    @ArchTest
    static void servicesLedgerIsWhatIsUsed(JavaClasses ours) {
        Set<String> used = ours.stream().flatMap(c -> c.getDirectDependenciesFromSelf().stream())
                .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                .filter(target -> target.getPackageName().startsWith("org.keycloak"))
                .filter(target -> target.getSource().orElseThrow().getUri().toString().contains("/keycloak-services-"))
                .map(target -> target.getName().replaceFirst("\\$.*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(used).isEqualTo(new TreeSet<>(SERVICES_LEDGER));
    }

    @Test
    void everySourceCanBeReadAtOnce() throws IOException {
        assertThat(sourcesOfMoreThan(MOST_LINES, Path.of("src/main/java"))).isEmpty();
    }

    /** A platform under FIPS has neither. Comments may name them. */
    @Test
    void noTextNamesADigestThatFipsForbids() throws IOException {
        assertThat(sourcesIn(Path.of("src/main/java"))).isNotEmpty()
                .noneMatch(source -> FORBIDDEN_DIGEST.matcher(read(source)).find());
    }

    static List<Path> sourcesOfMoreThan(int lines, Path directory) throws IOException {
        List<Path> sources = sourcesIn(directory);
        assertThat(sources).isNotEmpty();
        return sources.stream().filter(source -> read(source).lines().count() > lines).toList();
    }

    private static List<Path> sourcesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static String read(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ArchRule room(String room, String... others) {
        return noClasses().that().resideInAPackage(room).should().dependOnClassesThat().resideInAnyPackage(others);
    }

    /** Exactly one outside the core: with none, the rule would look at nothing and hold for ever. */
    private static ArchRule one(DescribedPredicate<JavaClass> predicate) {
        return classes().that().resideOutsideOfPackage(CORE).and(predicate)
                .should().containNumberOfElements(equalTo(1));
    }
}
