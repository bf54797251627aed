package dev.audiolith.local;

import dev.audiolith.local.gateway.ControlDesk;
import dev.audiolith.local.http.Json;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/// A service of a home, as its callers see it: over HTTP only. Redirects are shown, not followed.
record RunningInstance(URI uri) {
    private static final HttpClient CLIENT = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private static final Duration PROBE = Duration.ofSeconds(3);

    /// What came back, whole: nothing asked for here is large.
    record Answer(HttpResponse<byte[]> response) {

        int status() {
            return response.statusCode();
        }

        String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }
    }

    /// Completes a request.
    @FunctionalInterface
    interface Request {
        HttpRequest.Builder on(HttpRequest.Builder request) throws IOException;
    }

    /// The service that has this home, if it answers. Something else may have taken its port since.
    static Optional<RunningInstance> of(Home home) throws IOException, InterruptedException {
        var address = home.address();
        if (address.isEmpty()) {
            return Optional.empty();
        }
        var service = new RunningInstance(address.get());
        try {
            var identity = service.send(ControlDesk.IDENTITY, PROBE, HttpRequest.Builder::GET);
            var isOurs = identity.status() == 200 && Json.read(identity.text()).path("home").asText().equals(home.folder().toString());
            return isOurs ? Optional.of(service) : Optional.empty();
        } catch (ConnectException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    Answer send(String path, Duration limit, Request request) throws IOException, InterruptedException {
        return send(uri.resolve(path), limit, request);
    }

    static Answer send(URI uri, Duration limit, Request request) throws IOException, InterruptedException {
        var built = request.on(HttpRequest.newBuilder(uri).timeout(limit)).build();
        return new Answer(CLIENT.send(built, BodyHandlers.ofByteArray()));
    }
}
