package dev.audiolith.template;

import java.util.Set;
import java.util.TreeSet;

/// The names of the environment variables that a door is deployed with.
final class TemplateEnvironment {
    private TemplateEnvironment() {}

    static Set<String> of(StackTemplate service, String door) {
        var names = new TreeSet<String>();
        service.door(door)
                .properties()
                .path("Environment")
                .path("Variables")
                .fieldNames()
                .forEachRemaining(names::add);
        return names;
    }
}
