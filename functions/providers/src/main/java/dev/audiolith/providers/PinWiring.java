package dev.audiolith.providers;

import dev.audiolith.pin.Fetcher;
import dev.audiolith.pin.Gateways;
import dev.audiolith.pin.PinChain;
import dev.audiolith.pin.Pinner;
import dev.audiolith.pin.Triage;
import dev.audiolith.providers.gateway.GatewayFetcher;
import dev.audiolith.settings.Env;
import dev.audiolith.settings.Misconfigured;
import dev.audiolith.sound.Upkeep;
import dev.audiolith.time.Backoff;
import dev.audiolith.time.Sleeper;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Who keeps sounds, in which order, and which gateway leads to them: from settings alone. Providers without credentials or address
/// are left out; a name nobody knows, or nobody left, stops the start.
public final class PinWiring {
    private static final String PROVIDERS = "PIN_PROVIDERS";
    private static final String DEFAULT_ORDER = "pinata,web3storage,infura,filebase,kubo";
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final int MOST_ATTEMPTS = 10;

    private final Map<PinProvider, Pinner> configured = new LinkedHashMap<>();
    private final Env env;
    private final HttpClient client;
    private final Upkeep upkeep;

    public PinWiring(Env env, HttpClient client) {
        this.env = env;
        this.client = client;
        for (var name : env.list(PROVIDERS, DEFAULT_ORDER)) {
            var provider = PinProvider.named(name)
                    .orElseThrow(() -> new Misconfigured(PROVIDERS, "names a provider that nobody knows; there are " + DEFAULT_ORDER));
            provider.pinner(env, client).ifPresent(pinner -> configured.put(provider, pinner));
        }
        if (configured.isEmpty()) {
            throw new Misconfigured(PROVIDERS, "names no provider that has its credentials and address");
        }
        this.upkeep = Upkeep.from(env, configured.size());
    }

    /// The configured providers in their order.
    public List<Pinner> pinners() {
        return List.copyOf(configured.values());
    }

    public PinChain chain(Sleeper sleeper, RandomGenerator random, Triage triage) {
        var first = env.millis("PIN_BACKOFF_MILLIS", 1000, 0, (int) LONGEST_WAIT.toMillis());
        return new PinChain(pinners(), env.whole("PIN_ATTEMPTS", 3, 1, MOST_ATTEMPTS), new Backoff(first, LONGEST_WAIT, random), sleeper,
                triage);
    }

    /// What pinned sounds are worth to whoever runs this, as far as these providers can give it.
    public Upkeep upkeep() {
        return upkeep;
    }

    public Fetcher fetcher() {
        return new GatewayFetcher(client);
    }

    public Gateways gateways() {
        var listed = env.uris("IPFS_GATEWAY_URLS");
        var own = new LinkedHashMap<String, URI>();
        configured.keySet().forEach(provider -> provider.gateway(env).ifPresent(gateway -> own.put(provider.id(), gateway)));
        var otherwise = PinProvider.KUBO.gateway(env).or(() -> own.values().stream().findFirst());
        if (listed.isEmpty() && otherwise.isEmpty()) {
            throw new Misconfigured("IPFS_GATEWAY_URLS", "is missing, and no configured provider has a gateway of its own");
        }
        return new Gateways(listed, own, otherwise);
    }
}
