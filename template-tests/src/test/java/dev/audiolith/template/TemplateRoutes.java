package dev.audiolith.template;

import dev.audiolith.local.gateway.Admission;
import java.util.Set;
import java.util.stream.Collectors;

/// The routes of the HTTP API as deployed. Whatever serves the same API locally must have the same set.
final class TemplateRoutes {
    /// One route, and whom API Gateway lets through.
    record Route(String method, String path, Admission admission) {}

    private TemplateRoutes() {}

    static Set<Route> of(StackTemplate service) {
        return service.resources("AWS::ApiGatewayV2::Route").stream()
                .map(StackTemplate.Resource::properties)
                .map(route -> {
                    var key = route.path("RouteKey").asText().split(" ", 2);
                    return new Route(
                            key[0], key[1], admission(route.path("AuthorizationType").asText()));
                })
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Admission admission(String authorization) {
        return switch (authorization) {
            case "NONE" -> Admission.ANYONE;
            case "JWT" -> Admission.USER;
            case "CUSTOM" -> Admission.USER_OR_ADMIN;
            default -> throw new AssertionError(authorization);
        };
    }
}
