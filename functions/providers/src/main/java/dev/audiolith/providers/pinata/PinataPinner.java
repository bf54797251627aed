package dev.audiolith.providers.pinata;

import dev.audiolith.failure.FailureKind;
import dev.audiolith.pin.PinOutcome;
import dev.audiolith.pin.PinRequest;
import dev.audiolith.pin.Pinner;
import dev.audiolith.providers.Addresses;
import dev.audiolith.providers.http.BrokenCall;
import dev.audiolith.providers.http.Call;
import dev.audiolith.providers.http.Exchange;
import dev.audiolith.providers.http.LenientJson;
import dev.audiolith.providers.http.Multipart;
import dev.audiolith.providers.http.Refusals;
import dev.audiolith.providers.http.Secret;
import dev.audiolith.time.Deadline;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;

/// Pinata's API v3: the sound goes up as a CAR, so its address is ours. The network must be named: the default is private,
/// where no gateway finds it.
public final class PinataPinner implements Pinner {
    static final String NAME = "pinata";
    static final Refusals REFUSALS = new Refusals(NAME, List.of("/error/reason", "/error/code", "/error", "/code"),
            Map.of("INVALID_CREDENTIALS", FailureKind.UNAUTHORIZED, "API_KEY_REVOKED", FailureKind.UNAUTHORIZED, "NO_SCOPES_FOUND",
                    FailureKind.FORBIDDEN,
                    "over_free_limit", FailureKind.QUOTA_EXHAUSTED, "over_max_size", FailureKind.TOO_LARGE),
            Map.of());

    private final Exchange exchange;
    private final URI base;
    private final Secret jwt;

    public PinataPinner(HttpClient client, URI base, Secret jwt) {
        this.exchange = new Exchange(client, REFUSALS);
        this.base = base;
        this.jwt = jwt;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public PinOutcome pin(PinRequest request, Deadline deadline) {
        var upload = new Multipart("audiolith-" + request.cid()).field("network", "public").field("name", request.name())
                .field("car", "true")
                .file("file", request.name() + ".car", request.carBytes(), request::openCar);
        try {
            var data = LenientJson.read(exchange.ask(Call.post(base, "/v3/files", upload).bearer(jwt), deadline)).path("data");
            return Addresses.outcome(NAME, request.cid(), data.path("cid").asText(), data.path("id").asText());
        } catch (BrokenCall e) {
            return new PinOutcome.NotPinned(e.failure());
        }
    }
}
