package dev.sla4j;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.members;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.ImportOption.OnlyIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What the core promises about itself: the direction of its packages, and that nothing but its parameters can change an answer. */
@AnalyzeClasses(packages = "dev.sla4j", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    // Each package may use those named and nothing else of ours. Measurement and target meet only in the engine.

    @ArchTest
    static final ArchRule VALUE = classes()
            .that()
            .resideInAPackage("dev.sla4j.value..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.sla4j.value..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule TIME = layer("time", "value");

    @ArchTest
    static final ArchRule MEASUREMENT = layer("measurement", "time value").allowEmptyShould(true);

    @ArchTest
    static final ArchRule TARGET = layer("target", "time value").allowEmptyShould(true);

    @ArchTest
    static final ArchRule PENALTY = layer("penalty", "target time value").allowEmptyShould(true);

    @ArchTest
    static final ArchRule AGREEMENT =
            layer("agreement", "penalty target time value").allowEmptyShould(true);

    @ArchTest
    static final ArchRule REPORT =
            layer("report", "agreement penalty target time value").allowEmptyShould(true);

    @ArchTest
    static final ArchRule SETTLEMENT =
            layer("settlement", "report agreement penalty target time value").allowEmptyShould(true);

    @ArchTest
    static final ArchRule ENGINE = layer("engine", "settlement report agreement penalty target measurement time value")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule REVIEW = layer(
                    "review", "engine settlement report agreement penalty target measurement time value")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule NO_OTHER_PACKAGE = classes()
            .should()
            .resideInAnyPackage(
                    ours("review engine settlement report agreement penalty target measurement time value"));

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("dev.sla4j.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NO_FLOATING_POINT = members()
            .that(describe("users can see", ArchitectureTest::isPublished))
            .should(notMentionFloatingPoint())
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule NO_CLOCK = noAccessTo(
            "the clock",
            "java\\.time\\..*\\.now\\(.*",
            "java\\.time\\.(Clock|InstantSource)\\.(system|tick).*",
            "java\\.lang\\.System\\.(currentTimeMillis|nanoTime)\\(\\)",
            "java\\.util\\.(Date|GregorianCalendar)\\.<init>\\(\\)",
            "java\\.util\\.Calendar\\.getInstance\\(.*");

    @ArchTest
    static final ArchRule NO_RANDOMNESS = noAccessTo(
            "randomness",
            "java\\.util\\.(Random|SplittableRandom|random\\.\\w+|concurrent\\.ThreadLocalRandom)\\..*",
            "java\\.security\\.SecureRandom\\..*",
            "java\\.lang\\.(Strict)?Math\\.random\\(\\)",
            "java\\.util\\.UUID\\.randomUUID\\(\\)",
            "java\\.util\\.Collections\\.shuffle\\(.*");

    @ArchTest
    static final ArchRule NO_PRINTING = noAccessTo(
            "the console",
            "java\\.lang\\.System\\.(out|err|console\\(\\))",
            ".*\\.printStackTrace\\(.*",
            "java\\.lang\\.Thread\\.dumpStack\\(\\)");

    @ArchTest
    static final ArchRule NO_THREADS = noAccessTo(
            "threads",
            "java\\.lang\\.(Thread|ThreadLocal)\\..*",
            "java\\.util\\.Timer\\..*",
            "java\\.util\\.concurrent\\.(\\w*Executor\\w*|ForkJoin\\w+|Recursive\\w+|CompletableFuture)\\..*",
            "java\\.util\\..*\\.parallel(Stream)?\\(\\)",
            "java\\.util\\.Arrays\\.parallel\\w+\\(.*");

    /** A report must not change with the machine it was made on. */
    @ArchTest
    static final ArchRule NO_ENVIRONMENT = noAccessTo(
            "the environment",
            "java\\.lang\\.System\\.(getProperty|getProperties|getenv|lineSeparator)\\(.*",
            "java\\.lang\\.(Integer\\.getInteger|Long\\.getLong|Boolean\\.getBoolean)\\(.*",
            "java\\.util\\.ServiceLoader\\..*",
            "java\\.time\\.ZoneId\\.systemDefault\\(\\)",
            "java\\.util\\.(TimeZone|Locale)\\.getDefault\\(.*",
            "java\\.nio\\.charset\\.Charset\\.defaultCharset\\(\\)",
            "java\\.lang\\.String\\.format\\(java\\.lang\\.String, .*",
            "java\\.lang\\.String\\.(formatted|toLowerCase|toUpperCase)\\((\\[.*)?\\)");

    @ArchTest
    static final ArchRule NO_GLOBAL_STATE =
            fields().that().areStatic().should().beFinal().allowEmptyShould(true);

    /** Surefire passes over a class of another name without a word, and the build stays green. */
    @Test
    void testsAreNamedSoThatTheyRun() {
        methods()
                .that()
                .areAnnotatedWith(Test.class)
                .or()
                .areMetaAnnotatedWith("org.junit.platform.commons.annotation.Testable")
                .or()
                .areAnnotatedWith(Property.class)
                .should()
                .beDeclaredInClassesThat(describe(
                        "are, or are nested in, a *Test or *Properties",
                        type -> type.getName().matches(".*(Test|Properties)(\\$.*)?")))
                .check(new ClassFileImporter()
                        .withImportOption(new OnlyIncludeTests())
                        .importPackages("dev.sla4j"));
    }

    private static ArchRule layer(String name, String used) {
        return classes()
                .that()
                .resideInAPackage("dev.sla4j." + name + "..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(ours(name + " " + used))
                        .or(resideInAnyPackage("java..", "org.slf4j..", "org.jspecify..")));
    }

    private static String[] ours(String names) {
        return Stream.of(names.split(" "))
                .map(name -> "dev.sla4j." + name + "..")
                .toArray(String[]::new);
    }

    /** Calls, method references and field accesses whose full name matches, such as {@code java.lang.System.nanoTime()}. */
    private static ArchRule noAccessTo(String what, String... names) {
        Pattern banned = Pattern.compile(String.join("|", names));
        DescribedPredicate<JavaAccess<?>> isBanned = describe(
                what, access -> banned.matcher(access.getTarget().getFullName()).matches());
        return noClasses().should().accessTargetWhere(isBanned);
    }

    private static boolean isPublished(JavaMember member) {
        Set<JavaModifier> modifiers = member.getModifiers();
        if (!modifiers.contains(JavaModifier.PUBLIC) && !modifiers.contains(JavaModifier.PROTECTED)) {
            return false;
        }
        return Stream.iterate(
                        member.getOwner(),
                        type -> type != null,
                        type -> type.getEnclosingClass().orElse(null))
                .allMatch(type -> type.getModifiers().contains(JavaModifier.PUBLIC));
    }

    private static ArchCondition<JavaMember> notMentionFloatingPoint() {
        Pattern floatingPoint = Pattern.compile("float|double|java\\.lang\\.(Float|Double)|java\\.util\\..*Double.*");
        return new ArchCondition<>("not mention floating point") {
            @Override
            public void check(JavaMember member, ConditionEvents events) {
                Set<JavaClass> types = member instanceof JavaField field
                        ? field.getAllInvolvedRawTypes()
                        : ((JavaCodeUnit) member).getAllInvolvedRawTypes();
                boolean mentions = types.stream()
                        .map(type -> type.getBaseComponentType().getName())
                        .anyMatch(name -> floatingPoint.matcher(name).matches());
                events.add(new SimpleConditionEvent(member, !mentions, member.getDescription()));
            }
        };
    }
}
