package dev.audiolith.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// What the policies of a template allow, one line an action and resource, in words short enough to list in a test.
final class TemplatePermissions {
    /// One action on one resource. The resource is spelt `sounds`, `audioBucket/sounds/*`, `retry`.
    record Permission(String policy, String action, String resource) {
        boolean isWild() {
            return action.contains("*") || resource.contains("*") || resource.contains("?");
        }
    }

    private TemplatePermissions() {}

    static List<Permission> of(StackTemplate template) {
        return template.resources().stream()
                .flatMap(resource -> policies(resource).stream().flatMap(policy -> of(name(resource.id()), policy)))
                .toList();
    }

    /// The permissions of one door's role.
    static List<String> of(StackTemplate template, String door) {
        var policy = door.replace("-", "") + "RoleDefaultPolicy";
        return of(template).stream()
                .filter(permission -> permission.policy().equals(policy))
                .map(permission -> permission.action() + " " + permission.resource())
                .toList();
    }

    /// Managed policies allow more than anyone here has read.
    static List<String> managed(StackTemplate template) {
        return template.resources("AWS::IAM::Role").stream()
                .flatMap(role -> texts(role.properties().path("ManagedPolicyArns")).map(arn -> role.id() + " " + arn))
                .toList();
    }

    private static List<JsonNode> policies(StackTemplate.Resource resource) {
        var documents = new ArrayList<JsonNode>();
        if (resource.is("AWS::IAM::Policy")) {
            documents.add(resource.properties().path("PolicyDocument"));
        }
        resource.properties().path("Policies").forEach(inline -> documents.add(inline.path("PolicyDocument")));
        return documents;
    }

    private static Stream<Permission> of(String policy, JsonNode document) {
        return stream(document.path("Statement"))
                .filter(statement -> statement.path("Effect").asText().equals("Allow"))
                .flatMap(statement -> actions(statement)
                        .flatMap(action -> resources(statement)
                                .map(resource -> new Permission(policy, action, resource))));
    }

    /// `NotAction` and `NotResource` allow everything else: a wildcard by another name.
    private static Stream<String> actions(JsonNode statement) {
        return statement.has("NotAction") ? Stream.of("*") : texts(statement.path("Action"));
    }

    private static Stream<String> resources(JsonNode statement) {
        return statement.has("NotResource") ? Stream.of("*") : texts(statement.path("Resource"));
    }

    private static Stream<String> texts(JsonNode oneOrMany) {
        return stream(oneOrMany).map(TemplatePermissions::text);
    }

    private static Stream<JsonNode> stream(JsonNode oneOrMany) {
        if (oneOrMany.isMissingNode()) {
            return Stream.empty();
        }
        return oneOrMany.isArray() ? StreamSupport.stream(oneOrMany.spliterator(), false) : Stream.of(oneOrMany);
    }

    private static String text(JsonNode value) {
        if (value.isTextual()) {
            return value.asText();
        }
        if (value.has("Fn::Join")) {
            return String.join("", stream(value.path("Fn::Join").path(1)).map(TemplatePermissions::text).toList());
        }
        if (value.has("Fn::GetAtt")) {
            return name(value.path("Fn::GetAtt").path(0).asText());
        }
        if (value.has("Fn::ImportValue")) {
            return value.path("Fn::ImportValue")
                    .asText()
                    .replaceFirst(".*:ExportsOutputFnGetAtt(\\w+?)[0-9A-F]{8}(Arn|StreamArn)[0-9A-F]{8}", "$1 $2")
                    .replace(" Arn", "")
                    .replace(" StreamArn", " stream");
        }
        if (value.has("Ref")) {
            return name(value.path("Ref").asText());
        }
        throw new AssertionError("a resource that this reader does not know: " + value);
    }

    private static String name(String logicalId) {
        return logicalId.replaceFirst("[0-9A-F]{8}$", "");
    }
}
