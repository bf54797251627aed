package dev.audiolith.bench;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.audiolith.local.gateway.Door;
import dev.audiolith.local.gateway.Invoker;
import dev.audiolith.local.http.Json;
import dev.audiolith.settings.Env;
import dev.audiolith.vocalize.VocalizeHandler;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;

/// The door `vocalize`, called with events as Lambda calls it.
final class SpeakingDoor {
    private final Door<APIGatewayV2HTTPEvent> door;

    SpeakingDoor(Env env) {
        this.door = new Door<>("vocalize", APIGatewayV2HTTPEvent.class, Duration.ofSeconds(30), new VocalizeHandler(env));
    }

    /// A text so long that was never spoken before. Anything but a pinned sound is a failure.
    void speak(long bytes, Map<String, String> headers) {
        var answer = call(door, Events.speak(text(bytes), headers));
        if (!answer.contains("PINNED")) {
            throw new IllegalStateException("the sound was not spoken and pinned: " + answer);
        }
    }

    void speak(long bytes) {
        speak(bytes, Map.of());
    }

    static String text(long bytes) {
        return bytes + " bytes, " + UUID.randomUUID();
    }

    static String call(Door<?> door, Map<String, Object> event) {
        var json = Json.write(event).getBytes(StandardCharsets.UTF_8);
        return switch (new Invoker(InstantSource.system()).invoke(door, json, UUID.randomUUID().toString())) {
            case Invoker.Outcome.Answered(var answer) -> answer;
            case Invoker.Outcome.Threw(var cause) -> throw new IllegalStateException(door.name() + " failed", cause);
            case Invoker.Outcome.TimedOut(var limit) -> throw new IllegalStateException(door.name() + " took more than " + limit);
        };
    }
}
