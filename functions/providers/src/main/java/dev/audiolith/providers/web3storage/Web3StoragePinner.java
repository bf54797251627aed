package dev.audiolith.providers.web3storage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.audiolith.content.Cid;
import dev.audiolith.failure.Failure;
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
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The classic upload API of web3.storage. The original host takes nothing any more, so the address of a server that does must be
/// given; one that has ended says so with 410, or under 200 with its successor's receipt, and is not asked again.
///
/// The sound goes up as a CAR. A server that knows no `/car` gets the bare file by `/upload`: it is cut as we cut it, so its address
/// is ours, or it does not count. A yes is then held against `/status`; only what contradicts it there counts, since not all
/// servers have it and pins may take a while.
public final class Web3StoragePinner implements Pinner {
    private static final String NAME = "web3storage";
    private static final Refusals REFUSALS = new Refusals(NAME, List.of("/code", "/error/code"),
            Map.of("ERROR_FEATURE_HAS_BEEN_SUNSET", FailureKind.RETIRED, "ERROR_MAINTENANCE", FailureKind.BUSY, "ERROR_NO_TOKEN",
                    FailureKind.UNAUTHORIZED,
                    "ERROR_TOKEN_NOT_FOUND", FailureKind.UNAUTHORIZED, "ERROR_ACCOUNT_RESTRICTED", FailureKind.FORBIDDEN,
                    "ERROR_INVALID_CAR",
                    FailureKind.INVALID_INPUT),
            Map.of(405, FailureKind.NOT_FOUND));
    private static final Duration TO_TELL_THE_STATUS = Duration.ofSeconds(3);
    private static final Set<String> LOST = Set.of("PinError", "ClusterError", "Unpinned", "UnpinError", "Failed");

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
        try {
            var answer = LenientJson.read(upload(request, deadline));
            if ("ServiceUnavailable".equals(answer.at("/0/p/out/error/name").asText())) {
                return failed(FailureKind.RETIRED, "takes no uploads any more");
            }
            var outcome = Addresses.outcome(NAME, request.cid(), answer.path("cid").asText(), "");
            return switch (outcome) {
                case PinOutcome.Pinned pinned -> heldAgainstStatus(pinned, request.cid(), deadline);
                case PinOutcome.NotPinned not -> not;
            };
        } catch (BrokenCall e) {
            return new PinOutcome.NotPinned(e.failure());
        }
    }

    private String upload(PinRequest request, Deadline deadline) throws BrokenCall {
        try {
            var car = new Upload("application/vnd.ipld.car", request.carBytes(), request::openCar);
            return exchange.ask(Call.post(base, "/car", car).bearer(token), deadline);
        } catch (BrokenCall e) {
            if (e.failure().kind() != FailureKind.NOT_FOUND) {
                throw e;
            }
            var file = new Upload("application/octet-stream", request.bytes(), () -> request.source().open());
            var name = URLEncoder.encode(request.name(), StandardCharsets.UTF_8);
            return exchange.ask(Call.post(base, "/upload", file).bearer(token).with("X-Name", name), deadline);
        }
    }

    private PinOutcome heldAgainstStatus(PinOutcome.Pinned pinned, Cid cid, Deadline deadline) {
        try {
            var call = Call.get(base, "/status/" + cid).bearer(token);
            var status = LenientJson.read(exchange.ask(call, deadline.within(TO_TELL_THE_STATUS)));
            var theirs = status.path("cid").asText();
            if (!theirs.isEmpty() && !Addresses.agree(cid, theirs)) {
                return Addresses.corrupt(NAME, "tells the status of something else");
            }
            return isLost(status.path("pins")) ? failed(FailureKind.BUSY, "took the sound but could not pin it") : pinned;
        } catch (BrokenCall e) {
            // No status is no contradiction: the yes named our address.
            return pinned;
        }
    }

    private static boolean isLost(JsonNode pins) {
        return !pins.isEmpty() && pins.valueStream().allMatch(pin -> LOST.contains(pin.path("status").asText()));
    }

    private static PinOutcome failed(FailureKind kind, String how) {
        return new PinOutcome.NotPinned(Failure.of(kind, NAME, NAME + " " + how));
    }
}
