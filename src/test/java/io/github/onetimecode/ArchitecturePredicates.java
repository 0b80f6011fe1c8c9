package io.github.onetimecode;

import java.time.Clock;
import java.time.temporal.TemporalAccessor;
import java.util.Calendar;
import java.util.Date;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import org.keycloak.common.util.SecretGenerator;
import org.keycloak.common.util.Time;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.sessions.CommonClientSessionModel;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

/** What the walls look at in a class. */
final class ArchitecturePredicates {

    private static final Set<Class<?>> RANDOM_SOURCES =
            Set.of(Random.class, SplittableRandom.class, RandomGeneratorFactory.class, SecretGenerator.class);

    private ArchitecturePredicates() {
    }

    /** Names the type, or passes one on from one call to another without naming it. */
    static DescribedPredicate<JavaClass> touch(Class<?> type) {
        return describe("touch " + type.getSimpleName(), c -> c.isEquivalentTo(type)
                || c.getDirectDependenciesFromSelf().stream().anyMatch(d -> d.getTargetClass().isEquivalentTo(type))
                || targets(c).flatMap(ArchitecturePredicates::signature).anyMatch(t -> t.isEquivalentTo(type)));
    }

    /** Calls it, reads it or refers to it. */
    static DescribedPredicate<JavaClass> use(String what, Predicate<AccessTarget> target) {
        return describe("use " + what, c -> targets(c).anyMatch(target));
    }

    static Predicate<AccessTarget> member(Class<?> owner, String name) {
        return target -> target.getOwner().isAssignableTo(owner) && target.getName().matches(name);
    }

    /** Reads or writes a note of an authentication, client or user session. */
    static boolean isNote(AccessTarget target) {
        return member(CommonClientSessionModel.class, ".*Notes?").or(member(UserSessionModel.class, ".*Notes?"))
                .test(target);
    }

    static boolean isTimeOfTheMachine(AccessTarget target) {
        return member(System.class, "currentTimeMillis").or(member(Time.class, ".*"))
                .or(member(Clock.class, "system.*|tick.*")).or(member(Calendar.class, "getInstance|<init>"))
                .test(target)
                || member(TemporalAccessor.class, "now").test(target)
                        && signature(target).noneMatch(type -> type.isEquivalentTo(Clock.class))
                || member(Date.class, "<init>").test(target) && signature(target).count() == 1;
    }

    static boolean isRandomness(AccessTarget target) {
        return RANDOM_SOURCES.stream().anyMatch(source -> target.getOwner().isAssignableTo(source))
                || member(Math.class, "random").or(member(StrictMath.class, "random"))
                        .or(member(RandomGenerator.class, "getDefault|of")).or(member(UUID.class, "randomUUID"))
                        .or(member(KeycloakModelUtils.class, "generateId")).test(target);
    }

    /** Whether somebody in another package of ours names it. */
    static DescribedPredicate<JavaClass> calledFromAnotherRoom() {
        return describe("called from another room", c -> c.getDirectDependenciesToSelf().stream()
                .anyMatch(dependency -> !dependency.getOriginClass().getPackage().equals(c.getPackage())));
    }

    /** Whether the source of another package of ours names it: of a constant nothing else is left. */
    static DescribedPredicate<JavaClass> named(Sources sources) {
        return describe("named in another room", c -> sources.all().stream()
                .filter(source -> !c.getPackageName().endsWith("." + source.room()))
                .anyMatch(source -> source.types().stream().anyMatch(type -> c.getName().endsWith("." + type))));
    }

    static DescribedPredicate<JavaClass> catchExceptionItself() {
        return describe("catch Exception", c -> c.getCodeUnits().stream()
                .flatMap(unit -> unit.getTryCatchBlocks().stream())
                .flatMap(block -> block.getCaughtThrowables().stream())
                .anyMatch(caught -> caught.isEquivalentTo(Exception.class)));
    }

    private static Stream<AccessTarget> targets(JavaClass c) {
        return c.getAccessesFromSelf().stream().map(JavaAccess::getTarget);
    }

    private static Stream<JavaClass> signature(AccessTarget target) {
        return target instanceof CodeUnitAccessTarget codeUnit
                ? Stream.concat(Stream.of(codeUnit.getRawReturnType()), codeUnit.getRawParameterTypes().stream())
                : Stream.empty();
    }
}
