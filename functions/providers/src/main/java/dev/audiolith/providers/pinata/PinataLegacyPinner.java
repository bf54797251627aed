package dev.audiolith.providers.pinata;

import dev.audiolith.pin.PinOutcome;
import dev.audiolith.pin.PinRequest;
import dev.audiolith.pin.Pinner;
import dev.audiolith.providers.Addresses;
import dev.audiolith.providers.http.BrokenCall;
import dev.audiolith.providers.http.Call;
import dev.audiolith.providers.http.Exchange;
import dev.audiolith.providers.http.LenientJson;
import dev.audiolith.providers.http.Multipart;
import dev.audiolith.providers.http.Secret;
import dev.audiolith.time.Deadline;
import java.net.URI;
import java.net.http.HttpClient;

/// Pinata's older API, for keys that have no rights on v3. It takes no CAR and cuts the file in its own, undocumented way: sounds
/// that fit one block get our address, longer ones may get another, and then count as not pinned.
///
/// Never a fallback for v3: keys of either kind are refused by the other API.
public final class PinataLegacyPinner implements Pinner {
    private final Exchange exchange;
    private final URI base;
    private final Secret key;
    private final Secret secretKey;

    public PinataLegacyPinner(HttpClient client, URI base, Secret key, Secret secretKey) {
        this.exchange = new Exchange(client, PinataPinner.REFUSALS);
        this.base = base;
        this.key = key;
        this.secretKey = secretKey;
    }

    @Override
    public String name() {
        return PinataPinner.NAME;
    }

    @Override
    public PinOutcome pin(PinRequest request, Deadline deadline) {
        var upload = new Multipart("audiolith-" + request.cid()).field("pinataOptions", "{\"cidVersion\":1}")
                .file("file", request.name(), request.bytes(), () -> request.source().open());
        var call = Call.post(base, "/pinning/pinFileToIPFS", upload).key("pinata_api_key", key)
                .key("pinata_secret_api_key", secretKey);
        try {
            var answer = LenientJson.read(exchange.ask(call, deadline));
            return Addresses.outcome(name(), request.cid(), answer.path("IpfsHash").asText(), "");
        } catch (BrokenCall e) {
            return new PinOutcome.NotPinned(e.failure());
        }
    }
}
