package dev.audiolith.bench;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.audiolith.local.LocalSettings;
import dev.audiolith.local.gateway.Admission;
import dev.audiolith.local.gateway.ApiGateway;
import dev.audiolith.local.gateway.Door;
import dev.audiolith.local.gateway.Gatekeeper;
import dev.audiolith.local.gateway.GatewayLimits;
import dev.audiolith.local.gateway.Route;
import dev.audiolith.local.http.Loopback;
import dev.audiolith.local.identity.SigningKey;
import dev.audiolith.local.identity.Tokens;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// The local run's gateway and runtime with nothing behind them: a door that sends back what it was sent. Takes the tokens of the local
/// run in the same home.
final class EchoMain {

    /// Arguments: the port and the home.
    public static void main(String[] arguments) throws Exception {
        var clock = InstantSource.system();
        var settings = new LocalSettings(Map.of());
        RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> echo = (event, _) -> APIGatewayV2HTTPResponse.builder()
                .withStatusCode(200).withHeaders(Map.of("content-type", "application/json")).withBody(event.getBody()).build();
        var door = new Door<>("echo", APIGatewayV2HTTPEvent.class, Duration.ofSeconds(30), echo);
        var tokens = new Tokens(SigningKey.in(Path.of(arguments[1])), settings.issuer(), settings.audience(), clock);
        var gatekeeper = Gatekeeper.of(tokens, clock, System.err::println);
        var gateway = new ApiGateway(List.of(new Route("POST", Events.SPEAK, Admission.USER, door)), gatekeeper, GatewayLimits.AWS, clock,
                System.err::println);
        try (var _ = Loopback.start(Integer.parseInt(arguments[0]), gateway)) {
            System.out.println(LocalService.READY);
            new CountDownLatch(1).await();
        }
    }

    private EchoMain() {}
}
