package dev.audiolith.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.TryCatchBlock;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;

/// What holds for every class of ours, whatever it is about.
final class HouseRules {
    private static final String[] DOMAIN = {"dev.audiolith.sound..", "dev.audiolith.pin..", "dev.audiolith.speech..",
            "dev.audiolith.content..",
            "dev.audiolith.audio..", "dev.audiolith.failure..", "dev.audiolith.recording..", "dev.audiolith.track..",
            "dev.audiolith.transcript..",
            "dev.audiolith.settings..",
            "dev.audiolith.stream..", "dev.audiolith.time.."};

    static final ArchRule THE_DOMAIN_KNOWS_ONLY_JAVA = classes().that().resideInAnyPackage(DOMAIN)
            .should().onlyDependOnClassesThat().resideInAnyPackage(concat(DOMAIN, "java..", "org.jspecify.annotations.."))
            .as("the domain has no AWS, no HTTP, no JSON");

    static final ArchRule ADAPTERS_DO_NOT_KNOW_EACH_OTHER = noClasses().that().resideInAPackage("dev.audiolith.providers..")
            .should().dependOnClassesThat().resideInAnyPackage("dev.audiolith.aws..", "dev.audiolith.edge..", "software.amazon..")
            .as("providers know neither AWS nor Lambda");

    static final ArchRule AWS_DOES_NOT_KNOW_THE_DOORS = noClasses().that().resideInAPackage("dev.audiolith.aws..")
            .should().dependOnClassesThat().resideInAnyPackage("dev.audiolith.providers..", "dev.audiolith.edge..")
            .as("aws knows neither providers nor Lambda");

    static final ArchRule THE_EDGE_DOES_NOT_KNOW_THE_ADAPTERS = noClasses().that().resideInAPackage("dev.audiolith.edge..")
            .should().dependOnClassesThat().resideInAnyPackage("dev.audiolith.providers..", "dev.audiolith.aws..", "software.amazon..")
            .as("the edge knows neither providers nor the SDK");

    static final ArchRule ONLY_WIRING_READS_THE_CLOCK = noClasses().that(areNotWiring())
            .should().callMethod(Instant.class, "now")
            .orShould().callMethod(InstantSource.class, "system")
            .orShould().callMethod(Clock.class, "systemUTC")
            .orShould().callMethod(System.class, "currentTimeMillis")
            .as("only wiring reads the clock: everyone else is given one");

    static final ArchRule ONLY_WIRING_READS_THE_ENVIRONMENT = noClasses().that(areNotWiring())
            .should().callMethod(System.class, "getenv")
            .orShould().callMethod(System.class, "getenv", String.class)
            .as("only wiring reads the environment");

    static final ArchRule ONLY_WIRING_SLEEPS = noClasses().that(areNotWiring())
            .should().callMethod(Thread.class, "sleep", long.class)
            .orShould().callMethod(Thread.class, "sleep", java.time.Duration.class)
            .as("nobody sleeps but through a Sleeper");

    /// Throwable is not looked for: every try with resources catches it.
    static final ArchRule ONLY_EDGES_CATCH_WHAT_NOBODY_EXPECTED = classes().that()
            .resideOutsideOfPackages("dev.audiolith.edge..", "dev.audiolith.local..")
            .should(notCatch(Set.of(RuntimeException.class.getName(), Exception.class.getName())))
            .as("RuntimeException is caught in edge and nowhere else");

    static final ArchRule NAMES_SAY_SOMETHING = noClasses()
            .should().haveNameMatching(".*(Manager|Helper|Utils?|Impl|Dto|Service)")
            .as("no class is named Manager, Helper, Util, Impl, Dto or Service");

    static final ArchRule NOTHING_STATIC_CHANGES = fields().that().areStatic().should().beFinal()
            .as("a warm Lambda keeps statics: none may change");

    static final ArchRule CLASSES_ARE_FINAL_OR_MEANT_TO_BE_EXTENDED = classes().that().areTopLevelClasses().and().areNotInterfaces()
            .and().doNotHaveModifier(JavaModifier.ABSTRACT).and().doNotHaveSimpleName("package-info").should()
            .haveModifier(JavaModifier.FINAL)
            .as("a class is final unless it is meant to be extended");

    private static DescribedPredicate<JavaClass> areNotWiring() {
        return new DescribedPredicate<>("are not wiring") {
            @Override
            public boolean test(JavaClass type) {
                var name = type.getName().replaceFirst("\\$.*", "");
                return !name.endsWith("Wiring") && !name.endsWith("Main");
            }
        };
    }

    private static ArchCondition<JavaClass> notCatch(Set<String> tooMuch) {
        return new ArchCondition<>("not catch " + tooMuch) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getCodeUnits().stream().flatMap(unit -> unit.getTryCatchBlocks().stream()).filter(block -> catchesAny(block, tooMuch))
                        .forEach(
                                block -> events.add(SimpleConditionEvent.violated(type, "catches too much in " + type.getName())));
            }
        };
    }

    private static boolean catchesAny(TryCatchBlock block, Set<String> names) {
        return block.getCaughtThrowables().stream().anyMatch(caught -> names.contains(caught.getName()));
    }

    private static String[] concat(String[] some, String... more) {
        var all = new String[some.length + more.length];
        System.arraycopy(some, 0, all, 0, some.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }

    private HouseRules() {}
}
