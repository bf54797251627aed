package dev.audiolith.local.identity;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.audiolith.local.http.Reply;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// What the issuer of a home's tokens says of itself, as OpenID Connect has it: the document that says where its keys are, and the keys.
public final class IssuerDesk implements HttpHandler {
    public static final String DISCOVERY = "/.well-known/openid-configuration";

    private static final String KEYS = "/keys";

    private final String issuer;
    private final SigningKey key;

    public IssuerDesk(String issuer, SigningKey key) {
        this.issuer = issuer;
        this.key = key;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        var reply = switch (exchange.getRequestURI().getPath()) {
            case DISCOVERY -> Reply.json(200, Map.of("issuer", issuer, "jwks_uri",
                    "http://127.0.0.1:" + exchange.getLocalAddress().getPort() + KEYS));
            case KEYS -> Reply.json(200, Map.of("keys", List.of(Map.of("kty", "RSA", "use", "sig", "alg", "RS256", "kid", key.id(),
                    "n", number(key.open().getModulus()), "e", number(key.open().getPublicExponent())))));
            default -> Reply.json(404, Map.of("message", "Not Found"));
        };
        reply.send(exchange);
    }

    /// Without the byte that is only there for the sign.
    private static String number(BigInteger number) {
        var bytes = number.toByteArray();
        var from = bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOfRange(bytes, from, bytes.length));
    }
}
