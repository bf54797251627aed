package dev.audiolith.providers.kubo;

import dev.audiolith.pin.PinOutcome;
import dev.audiolith.pin.PinRequest;
import dev.audiolith.pin.Pinner;
import dev.audiolith.providers.http.BrokenCall;
import dev.audiolith.providers.http.Call;
import dev.audiolith.providers.http.Exchange;
import dev.audiolith.providers.http.Multipart;
import dev.audiolith.providers.http.Refusals;
import dev.audiolith.time.Deadline;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;

/// Anything that speaks Kubo's RPC: the sound is imported as a CAR and its root pinned, in one call.
///
/// A 404 means that there is no such command at that address, so it is not a node or not such a node: `NOT_FOUND`, and another
/// provider is asked. What a 200 is worth is [DagImportAnswer]'s to say.
public final class KuboPinner implements Pinner {
    private static final String API = "/api/v0";

    private final String name;
    private final Exchange exchange;
    private final URI base;
    private final RpcAccess access;

    /// `base` with or without `/api/v0` at its end: people write both.
    public KuboPinner(String name, HttpClient client, URI base, RpcAccess access) {
        this.name = name;
        this.exchange = new Exchange(client, new Refusals(name, List.of("/error", "/Code"), Map.of(), Map.of()));
        this.base = withoutApi(base);
        this.access = access;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public PinOutcome pin(PinRequest request, Deadline deadline) {
        var upload = new Multipart("audiolith-" + request.cid()).file("file", request.name() + ".car", request.carBytes(),
                request::openCar);
        var call = Call.post(base, API + "/dag/import?pin-roots=true&stats=false", upload);
        try {
            return DagImportAnswer.outcome(name, request.cid(), exchange.ask(access.sign(call), deadline));
        } catch (BrokenCall e) {
            return new PinOutcome.NotPinned(e.failure());
        }
    }

    private static URI withoutApi(URI base) {
        var text = base.toString().replaceAll("/+$", "");
        return URI.create(text.endsWith(API) ? text.substring(0, text.length() - API.length()) : text);
    }
}
