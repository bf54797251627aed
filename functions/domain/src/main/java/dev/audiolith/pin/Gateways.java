package dev.audiolith.pin;

import dev.audiolith.content.Cid;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Where a pinned sound can be fetched: the configured gateways if there are any, else the gateway of the provider that keeps
/// it, else the first one any configured provider has. No public gateway is ever assumed: they come and go.
public record Gateways(List<URI> configured, Map<String, URI> byProvider, Optional<URI> otherwise) {

    public Gateways {
        configured = List.copyOf(configured);
        byProvider = Map.copyOf(byProvider);
        if (configured.isEmpty() && otherwise.isEmpty()) {
            throw new IllegalArgumentException("no gateway leads to what is pinned");
        }
    }

    public URI link(Cid cid, String provider) {
        return links(cid, List.of(provider)).getFirst();
    }

    /// Every address at which it should be found, the best first: the configured gateways, or those of the providers that keep it.
    public List<URI> links(Cid cid, List<String> providers) {
        var own = providers.stream().map(byProvider::get).filter(Objects::nonNull).distinct().toList();
        var bases = !configured.isEmpty() ? configured : own.isEmpty() ? otherwise.stream().toList() : own;
        return bases.stream().map(base -> below(base, cid)).toList();
    }

    private static URI below(URI base, Cid cid) {
        var text = base.toString();
        return URI.create((text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + "/ipfs/" + cid);
    }
}
