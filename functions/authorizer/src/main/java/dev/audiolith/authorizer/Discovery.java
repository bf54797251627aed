package dev.audiolith.authorizer;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import dev.audiolith.edge.Json;
import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.providers.http.BrokenCall;
import dev.audiolith.providers.http.Call;
import dev.audiolith.providers.http.Exchange;
import dev.audiolith.providers.http.Refusals;
import dev.audiolith.time.Deadline;
import java.net.http.HttpClient;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Asks the issuer, as OpenID Connect has it: its discovery document says where its keys are. Both answers are small, come in time and
/// from where they were asked for, or there are no keys.
final class Discovery implements KeySource {
    private static final String BY = "issuer";
    /// For both questions together: somebody waits, and the gateway does not wait long.
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    /// In bits; RFC 7518 forbids shorter ones.
    private static final int SHORTEST = 2048;

    private final Issuer issuer;
    private final Exchange exchange;

    Discovery(Issuer issuer, HttpClient client) {
        this.issuer = issuer;
        this.exchange = new Exchange(client, new Refusals(BY, List.of(), Map.of(), Map.of()));
    }

    @Override
    public List<RSAKey> fetch(Deadline deadline) throws BrokenCall {
        var patience = deadline.within(PATIENCE);
        var document = object(exchange.ask(Call.get(issuer.discovery()), patience));
        if (!issuer.name().equals(text(document, "issuer"))) {
            throw corrupt("its document is another issuer's");
        }
        var address = issuer.keysAt(text(document, "jwks_uri")).orElseThrow(() -> corrupt("its keys are not where they are safe"));
        var signing = keys(object(exchange.ask(Call.get(address), patience)));
        if (signing.isEmpty()) {
            throw corrupt("it has no keys");
        }
        return signing;
    }

    private static JsonNode object(String text) throws BrokenCall {
        return Json.parse(text).filter(JsonNode::isObject).orElseThrow(() -> corrupt("its answer is no JSON object"));
    }

    private static List<RSAKey> keys(JsonNode set) throws BrokenCall {
        try {
            return JWKSet.parse(set.toString()).getKeys().stream().filter(RSAKey.class::isInstance).map(RSAKey.class::cast)
                    .filter(Discovery::isForSigning).toList();
        } catch (ParseException e) {
            throw corrupt("its keys cannot be read");
        }
    }

    private static boolean isForSigning(RSAKey key) {
        return (key.getKeyUse() == null || KeyUse.SIGNATURE.equals(key.getKeyUse())) && key.size() >= SHORTEST;
    }

    private static String text(JsonNode document, String field) {
        return document.path(field).asText("");
    }

    private static BrokenCall corrupt(String why) {
        return new BrokenCall(Failure.of(FailureKind.CORRUPT_ANSWER, BY, why));
    }
}
