package io.github.onetimecode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.common.Version;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.SingleUseObjectProvider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;
import org.keycloak.sessions.AuthenticationSessionModel;

import io.github.onetimecode.core.OneTimeCode;

import static com.tngtech.archunit.base.DescribedPredicate.equalTo;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
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

    private static final String BASE = "io.github.onetimecode.";
    private static final String CORE = BASE + "core";
    /** What flows, required actions and applications have in common. */
    private static final String[] BELOW = rooms("keycloak", "limits", "credential", "text", "mail", "mail.smtp",
            "mail.text", "challenge", "lifecycle", "orders", "refusal", "settings");
    private static final String[] FLOWS_ACTIONS_AND_HTTP =
            {"org.keycloak.authentication..", "org.keycloak.forms..", "jakarta.ws.rs.."};
    private static final String CLOCK = BASE + "keycloak.KeycloakClock";
    private static final String RANDOMNESS = BASE + "keycloak.ServerCodes";
    private static final String LOGGERS = "java[.]lang[.]System\\$Logger|(.*[.])?(Basic)?Logger(Factory)?";
    private static final int MOST_LINES = 200;
    private static final int MOST_CLASSES = 30;
    private static final Sources SOURCES = Sources.in(Path.of("src/main/java"));
    private static final Pattern FORBIDDEN_DIGEST = Pattern.compile("(?i)\"[^\"\n]*(MD5|SHA-?1\\b)[^\"\n]*\"");

    @ArchTest
    static final ArchRule EVERY_CLASS_IS_IN_A_ROOM = classes().should().resideInAnyPackage(Stream.concat(
            Stream.of(BELOW), Stream.of(rooms("core", "keycloak.version", "page", "wiring", "login", "login.person",
                    "enrolment", "api", "api.http"))).toArray(String[]::new));
    @ArchTest
    static final ArchRule NO_ROOM_NEEDS_ITSELF_BY_WAY_OF_OTHERS =
            slices().matching(BASE + "(**)").should().beFreeOfCycles();
    @ArchTest
    static final ArchRule CORE_KNOWS_THE_JDK_ONLY = classes().that().resideInAPackage(CORE)
            .should().onlyDependOnClassesThat().resideInAnyPackage(CORE, "java..", "javax.crypto..");
    @ArchTest
    static final ArchRule LOGIN_MEETS_NEITHER_ENROLMENT_NOR_API =
            wall(rooms("login", "login.person"), rooms("enrolment", "api", "api.http"));
    @ArchTest
    static final ArchRule ENROLMENT_MEETS_NEITHER_LOGIN_NOR_API =
            wall(rooms("enrolment"), rooms("login", "login.person", "api", "api.http"));
    @ArchTest
    static final ArchRule API_MEETS_NEITHER_LOGIN_NOR_ENROLMENT =
            wall(rooms("api", "api.http"), rooms("login", "login.person", "enrolment"));
    @ArchTest
    static final ArchRule API_SHOWS_NO_PAGE_AND_READS_NO_FLOW =
            wall(rooms("api", "api.http"), rooms("page", "wiring", "settings", "refusal"));
    @ArchTest
    static final ArchRule BELOW_THERE_ARE_NO_FLOWS_ACTIONS_AND_HTTP = wall(BELOW, FLOWS_ACTIONS_AND_HTTP);
    @ArchTest
    static final ArchRule ONE_ROOM_LOOKS_WHAT_A_VERSION_HAS = noClasses()
            .that().resideOutsideOfPackage(BASE + "keycloak.version").should(be(use("what may be missing",
                    member(Class.class, "forName|get(Declared)?Methods?").or(member(Version.class, ".*")))));
    @ArchTest
    static final ArchRule WHAT_A_VERSION_HAS_DEPENDS_ON_NO_ROOM =
            noClasses().that().resideInAPackage(BASE + "keycloak.version").should().dependOnClassesThat(
                    resideInAPackage(BASE + "(*)..").and(not(resideInAPackage(BASE + "keycloak.version"))));
    @ArchTest
    static final ArchRule PAGES_KNOW_NO_CONTEXT = noClasses().that().resideInAPackage(BASE + "page")
            .should(be(touch(AuthenticationFlowContext.class).or(touch(RequiredActionContext.class))));
    @ArchTest
    static final ArchRule WIRING_KNOWS_NO_RUNNING_LOGIN = noClasses().that().resideInAPackage(BASE + "wiring")
            .should(be(touch(AuthenticationFlowContext.class).or(touch(AuthenticationSessionModel.class))));
    @ArchTest
    static final ArchRule A_TRY_KNOWS_NO_ROOM = noClasses().that().resideInAPackage(BASE + "mail.smtp")
            .should().dependOnClassesThat(resideInAPackage(BASE + "(*)..").and(
                    not(resideInAnyPackage(CORE, BASE + "mail.smtp"))));
    @ArchTest
    static final ArchRule MAIL_ALONE_WRITES_AND_TRIES = noClasses().that().resideOutsideOfPackage(BASE + "mail..")
            .should().dependOnClassesThat(resideInAnyPackage(BASE + "mail.smtp", BASE + "mail.text")
                    .and(not(name(BASE + "mail.text.CodeMail"))));
    @ArchTest
    static final ArchRule HTTP_IS_OF_THE_API_ALONE = noClasses().that().resideOutsideOfPackage(BASE + "api..")
            .should().dependOnClassesThat(resideInAPackage(BASE + "api.http"));
    @ArchTest
    static final ArchRule PUBLIC_ARE_FACTORIES_AND_WHAT_ANOTHER_ROOM_CALLS = classes()
            .that().resideOutsideOfPackage(CORE).and().arePublic().and().areTopLevelClasses()
            .and().areNotAssignableTo(ProviderFactory.class)
            .and().areNotAssignableTo(Spi.class).and().doNotHaveFullyQualifiedName(BASE + "page.MailStateResource")
            .and().doNotHaveFullyQualifiedName(BASE + "api.CodesResource")
            .should(be(calledFromAnotherRoom().or(named(SOURCES))));

    @ArchTest
    static final ArchRule ONE_CLASS_READS_STEP_CONFIGURATION = one(touch(AuthenticatorConfigModel.class));
    @ArchTest
    static final ArchRule ONE_CLASS_TOUCHES_SESSION_NOTES = one(use("notes", ArchitecturePredicates::isNote));
    @ArchTest
    static final ArchRule MAIL_AND_ONE_ANSWER_READ_THE_CLEAR_CODE = classes().that().resideOutsideOfPackage(CORE)
            .and(use("the clear code", member(OneTimeCode.class, "clear")))
            .should().haveFullyQualifiedName(BASE + "mail.text.MailText")
            .orShould().haveFullyQualifiedName(BASE + "api.IssuedAnswer")
            .andShould().containNumberOfElements(equalTo(2));
    @ArchTest
    static final ArchRule ONE_ROOM_USES_THE_SINGLE_USE_STORE = noClasses()
            .that().resideOutsideOfPackage(BASE + "limits")
            // It says that it is to be closed before the store.
            .and().doNotHaveFullyQualifiedName(BASE + "mail.CourierFactory")
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

    /** An enclosing class and what is nested in it count as one. */
    @ArchTest
    static void noRoomIsCrowded(JavaClasses ours) {
        Map<String, Long> classesOfRooms = ours.stream().filter(c -> c.getEnclosingClass().isEmpty())
                .filter(c -> !c.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, TreeMap::new, Collectors.counting()));

        assertThat(classesOfRooms).hasSizeGreaterThan(1)
                .allSatisfy((room, number) -> assertThat(number).as(room).isLessThanOrEqualTo(MOST_CLASSES));
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

    private static String[] rooms(String... names) {
        return Stream.of(names).map(name -> BASE + name).toArray(String[]::new);
    }

    private static ArchRule wall(String[] rooms, String[] others) {
        return noClasses().that().resideInAnyPackage(rooms).should().dependOnClassesThat().resideInAnyPackage(others);
    }

    /** Exactly one outside the core: with none, the rule would look at nothing and hold for ever. */
    private static ArchRule one(DescribedPredicate<JavaClass> predicate) {
        return classes().that().resideOutsideOfPackage(CORE).and(predicate)
                .should().containNumberOfElements(equalTo(1));
    }
}
