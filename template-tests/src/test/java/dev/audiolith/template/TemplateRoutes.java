package dev.audiolith.template;

import java.util.Set;
import java.util.stream.Collectors;

/// The routes of the HTTP API as deployed. Whatever serves the same API locally must have the same set.
final class TemplateRoutes {
    /// One route; `token`: API Gateway refuses the call without a valid JWT.
    record Route(String method, String path, boolean token) {}

    private TemplateRoutes() {}

    static Set<Route> of(StackTemplate service) {
        return service.resources("AWS::ApiGatewayV2::Route").stream()
                .map(StackTemplate.Resource::properties)
                .map(route -> {
                    var key = route.path("RouteKey").asText().split(" ", 2);
                    return new Route(
                            key[0], key[1], route.path("AuthorizationType").asText().equals("JWT"));
                })
                .collect(Collectors.toUnmodifiableSet());
    }
}
