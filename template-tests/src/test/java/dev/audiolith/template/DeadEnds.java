package dev.audiolith.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.audiolith.template.StackTemplate.Resource;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Asynchronous paths on which failed work would vanish: nobody waits for the answer, so nobody would notice.
final class DeadEnds {
    private DeadEnds() {}

    /// `elsewhere`: the templates that this one may import from.
    static List<String> in(StackTemplate template, StackTemplate... elsewhere) {
        return Stream.of(streams(template), queues(template, List.of(elsewhere)), schedules(template))
                .flatMap(found -> found)
                .map(Resource::id)
                .toList();
    }

    private static Stream<Resource> streams(StackTemplate template) {
        return template.resources("AWS::Lambda::EventSourceMapping").stream()
                .filter(mapping -> mapping.properties().has("StartingPosition"))
                .filter(mapping -> mapping.properties().at("/DestinationConfig/OnFailure/Destination").isMissingNode());
    }

    /// A queue that feeds a function must pass on what fails again and again.
    private static Stream<Resource> queues(StackTemplate template, List<StackTemplate> elsewhere) {
        return template.resources("AWS::Lambda::EventSourceMapping").stream()
                .filter(mapping -> !mapping.properties().has("StartingPosition"))
                .filter(mapping -> queue(template, elsewhere, mapping.properties().path("EventSourceArn"))
                        .properties()
                        .at("/RedrivePolicy/deadLetterTargetArn")
                        .isMissingNode());
    }

    private static Resource queue(StackTemplate template, List<StackTemplate> elsewhere, JsonNode reference) {
        var name = reference.path("Fn::ImportValue").asText();
        return elsewhere.stream().flatMap(other -> other.exported(name).stream()).findFirst()
                .orElseGet(() -> template.meantBy(reference));
    }

    /// Two ways to fail: the function cannot be invoked, or it was and failed.
    private static Stream<Resource> schedules(StackTemplate template) {
        return template.resources("AWS::Events::Rule").stream()
                .filter(rule -> StreamSupport.stream(
                        rule.properties().path("Targets").spliterator(), false)
                        .anyMatch(target -> target.at("/DeadLetterConfig/Arn").isMissingNode()
                                || !hasFailureDestination(template, target.path("Arn"))));
    }

    private static boolean hasFailureDestination(StackTemplate template, JsonNode target) {
        var alias = template.meantBy(target);
        return template.resources("AWS::Lambda::EventInvokeConfig").stream()
                .filter(config -> config.properties().path("Qualifier").toString().contains(alias.id()))
                .anyMatch(config -> !config.properties().at("/DestinationConfig/OnFailure/Destination").isMissingNode());
    }
}
