package dev.audiolith.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.audiolith.house.offenders.CatchesEverything;
import dev.audiolith.house.offenders.KeepsState;
import dev.audiolith.house.offenders.ReadsTheClock;
import dev.audiolith.house.offenders.ReadsTheEnvironment;
import dev.audiolith.house.offenders.SaysNothingHelper;
import dev.audiolith.house.offenders.Sleeps;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HouseRulesTest {
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("testkit"))
            .importPackages("dev.audiolith");

    static Stream<ArchRule> rules() {
        return Stream.of(HouseRules.THE_DOMAIN_KNOWS_ONLY_JAVA, HouseRules.ADAPTERS_DO_NOT_KNOW_EACH_OTHER,
                HouseRules.AWS_DOES_NOT_KNOW_THE_DOORS,
                HouseRules.THE_EDGE_DOES_NOT_KNOW_THE_ADAPTERS, HouseRules.ONLY_WIRING_READS_THE_CLOCK,
                HouseRules.ONLY_WIRING_READS_THE_ENVIRONMENT, HouseRules.ONLY_WIRING_SLEEPS,
                HouseRules.ONLY_EDGES_CATCH_WHAT_NOBODY_EXPECTED,
                HouseRules.NAMES_SAY_SOMETHING, HouseRules.NOTHING_STATIC_CHANGES, HouseRules.CLASSES_ARE_FINAL_OR_MEANT_TO_BE_EXTENDED);
    }

    static Stream<Arguments> offenders() {
        return Stream.of(Arguments.of(HouseRules.ONLY_WIRING_READS_THE_CLOCK, ReadsTheClock.class),
                Arguments.of(HouseRules.ONLY_WIRING_READS_THE_ENVIRONMENT, ReadsTheEnvironment.class),
                Arguments.of(HouseRules.ONLY_WIRING_SLEEPS, Sleeps.class),
                Arguments.of(HouseRules.ONLY_EDGES_CATCH_WHAT_NOBODY_EXPECTED, CatchesEverything.class),
                Arguments.of(HouseRules.NAMES_SAY_SOMETHING, SaysNothingHelper.class),
                Arguments.of(HouseRules.NOTHING_STATIC_CHANGES, KeepsState.class),
                Arguments.of(HouseRules.CLASSES_ARE_FINAL_OR_MEANT_TO_BE_EXTENDED, KeepsState.class));
    }

    /// Rules about who may know whom are proved by turning them round: the doors do know what an adapter may not.
    static Stream<Arguments> directions() {
        return Stream.of(Arguments.of(HouseRules.THE_DOMAIN_KNOWS_ONLY_JAVA, "dev.audiolith.sound.offender", "KnowsTheSdk"),
                Arguments.of(HouseRules.ADAPTERS_DO_NOT_KNOW_EACH_OTHER, "dev.audiolith.providers.offender", "KnowsTheSdk"),
                Arguments.of(HouseRules.AWS_DOES_NOT_KNOW_THE_DOORS, "dev.audiolith.aws.offender", "KnowsTheEdge"),
                Arguments.of(HouseRules.THE_EDGE_DOES_NOT_KNOW_THE_ADAPTERS, "dev.audiolith.edge.offender", "KnowsTheSdk"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void every_class_keeps(ArchRule rule) {
        assertThatCode(() -> rule.check(OURS)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("offenders")
    void an_offender_is_caught(ArchRule rule, Class<?> offender) {
        assertThatThrownBy(() -> rule.check(new ClassFileImporter().importClasses(offender))).isInstanceOf(AssertionError.class);
    }

    @ParameterizedTest
    @MethodSource("directions")
    void a_class_that_knows_too_much_is_caught(ArchRule rule, String inPackage, String offender) throws ClassNotFoundException {
        var classes = new ClassFileImporter().importClasses(Class.forName(inPackage + "." + offender));
        assertThatThrownBy(() -> rule.check(classes)).isInstanceOf(AssertionError.class);
    }

    @Test
    void the_rules_see_every_module() {
        for (var name : new String[]{"dev.audiolith.sound.Vocalizer", "dev.audiolith.providers.kubo.KuboPinner",
                "dev.audiolith.aws.DynamoSounds",
                "dev.audiolith.edge.HttpEdge", "dev.audiolith.vocalize.VocalizeHandler", "dev.audiolith.ipfsretry.IpfsRetryHandler",
                "dev.audiolith.cleanup.CleanupHandler", "dev.audiolith.webhook.WebhookHandler"}) {
            assertThat(OURS.contain(name)).as(name).isTrue();
        }
    }
}
