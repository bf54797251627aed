package dev.audiolith.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A synthesized CloudFormation template, read as JSON.
record StackTemplate(JsonNode root) {

    /// One resource with its logical id.
    record Resource(String id, JsonNode body) {
        JsonNode properties() {
            return body.path("Properties");
        }

        boolean is(String type) {
            return body.path("Type").asText().equals(type);
        }

        /// The door this resource belongs to, or an empty text.
        String door() {
            for (var tag : properties().path("Tags")) {
                if (tag.path("Key").asText().equals("door")) {
                    return tag.path("Value").asText();
                }
            }
            return "";
        }

        /// Whether this value is a reference to the resource, by name or by attribute.
        boolean isMeantBy(JsonNode value) {
            return value.path("Ref").asText().equals(id)
                    || value.path("Fn::GetAtt").path(0).asText().equals(id);
        }
    }

    List<Resource> resources() {
        return root.path("Resources").properties().stream()
                .map(entry -> new Resource(entry.getKey(), entry.getValue()))
                .toList();
    }

    List<Resource> resources(String type) {
        return resources().stream().filter(resource -> resource.is(type)).toList();
    }

    /// The only resource of a type whose logical id begins so: construct ids come first in it, without dashes.
    Resource resource(String type, String idPrefix) {
        var found = resources(type).stream()
                .filter(resource -> resource.id().matches(idPrefix.replace("-", "") + "[0-9A-F]{8}"))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError("%d resources %s named %s".formatted(found.size(), type, idPrefix));
        }
        return found.getFirst();
    }

    /// What a reference in this template points to.
    Resource meantBy(JsonNode value) {
        return resources().stream()
                .filter(resource -> resource.isMeantBy(value))
                .findFirst()
                .orElseThrow(() -> new AssertionError("refers to nothing here: " + value));
    }

    /// What this template hands to others under that name, if it does.
    Optional<Resource> exported(String name) {
        return root.path("Outputs").properties().stream().map(Map.Entry::getValue)
                .filter(output -> output.has("Export") && output.at("/Export/Name").asText().equals(name)).findFirst()
                .map(output -> meantBy(output.path("Value")));
    }

    Resource door(String name) {
        return resource("AWS::Lambda::Function", name + "Function");
    }
}
