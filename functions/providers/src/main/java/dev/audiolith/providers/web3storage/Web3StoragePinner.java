package dev.audiolith.providers.web3storage;

import dev.audiolith.failure.FailureKind;
import dev.audiolith.pin.PinOutcome;
import dev.audiolith.pin.PinRequest;
import dev.audiolith.pin.Pinner;
import dev.audiolith.providers.Addresses;
import dev.audiolith.providers.http.BrokenCall;
import dev.audiolith.providers.http.Call;
import dev.audiolith.providers.http.Exchange;
import dev.audiolith.providers.http.LenientJson;
import dev.audiolith.providers.http.Refusals;
import dev.audiolith.providers.http.Secret;
import dev.audiolith.providers.http.Upload;
import dev.audiolith.time.Deadline;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;

/// The classic upload API of web3.storage. The original host takes nothing any more, so the address of a server that does must be
/// given; one that has ended says so with 410, and is not asked again.
public final class Web3StoragePinner implements Pinner {
    private static final String NAME = "web3storage";
    private static final Refusals REFUSALS = new Refusals(NAME, List.of("/code", "/error/code"),
            Map.of("ERROR_FEATURE_HAS_BEEN_SUNSET", FailureKind.RETIRED, "ERROR_MAINTENANCE", FailureKind.BUSY, "ERROR_NO_TOKEN",
                    FailureKind.UNAUTHORIZED,
                    "ERROR_TOKEN_NOT_FOUND", FailureKind.UNAUTHORIZED, "ERROR_ACCOUNT_RESTRICTED", FailureKind.FORBIDDEN,
                    "ERROR_INVALID_CAR",
                    FailureKind.INVALID_INPUT),
            Map.of());

    private final Exchange exchange;
    private final URI base;
    private final Secret token;

    public Web3StoragePinner(HttpClient client, URI base, Secret token) {
        this.exchange = new Exchange(client, REFUSALS);
        this.base = base;
        this.token = token;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public PinOutcome pin(PinRequest request, Deadline deadline) {
        var upload = new Upload("application/vnd.ipld.car", request.carBytes(), request::openCar);
        try {
            var answer = LenientJson.read(exchange.ask(Call.post(base, "/car", upload).bearer(token), deadline));
            return Addresses.outcome(NAME, request.cid(), answer.path("cid").asText(), "");
        } catch (BrokenCall e) {
            return new PinOutcome.NotPinned(e.failure());
        }
    }
}
