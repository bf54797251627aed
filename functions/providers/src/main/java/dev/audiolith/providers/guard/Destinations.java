package dev.audiolith.providers.guard;

import dev.audiolith.settings.Env;
import dev.audiolith.settings.Misconfigured;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which addresses that strangers give us may be called: https, a public host, a usual port, no credentials.
///
/// `loopbackToo` is for local runs and tests: also this machine itself, by plain http and on any port; the rest of the network stays
/// forbidden. What an address says is checked by [#of], what the name servers say by [#check], on the very answer that is then
/// connected to.
public record Destinations(boolean loopbackToo) {
    private static final int LONGEST = 2048;
    private static final Set<Integer> USUAL_PORTS = Set.of(443, 8443);
    /// Names that never leave the machine or the network.
    private static final List<String> INSIDE = List.of("localhost", "local", "internal", "localdomain", "lan", "home.arpa", "intranet",
            "corp");

    /// By a setting that only local runs and tests may have.
    public static Destinations from(Env env, String setting) {
        return switch (env.text(setting, "false")) {
            case "true" -> new Destinations(true);
            case "false" -> new Destinations(false);
            default -> throw new Misconfigured(setting, "must be true or false");
        };
    }

    /// Why this address would never be called; empty if it may be, as far as can be told without looking it up.
    public Optional<String> objection(URI url) {
        try {
            of(url);
            return Optional.empty();
        } catch (ForbiddenDestination e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    public Destination of(URI url) throws ForbiddenDestination {
        var address = WebAddress.of(url, LONGEST);
        if (!isThisMachine(address.host())) {
            requirePublic(address);
        }
        return address.destination();
    }

    /// Every address of a host must be public: one that has both is not to be trusted with either.
    void check(InetAddress... addresses) throws ForbiddenDestination {
        for (var address : addresses) {
            if (!PublicAddresses.isPublic(address) && !(loopbackToo && address.isLoopbackAddress())) {
                throw new ForbiddenDestination("leads to an address that is not public");
            }
        }
    }

    private boolean isThisMachine(HostText host) {
        return loopbackToo && host.address().map(InetAddress::isLoopbackAddress).orElseGet(() -> host.name().equals("localhost"));
    }

    private void requirePublic(WebAddress address) throws ForbiddenDestination {
        var host = address.host();
        if (!address.isSecure()) {
            throw new ForbiddenDestination("must begin with https://");
        }
        if (!USUAL_PORTS.contains(address.port())) {
            throw new ForbiddenDestination("must have port 443 or 8443");
        }
        if (host.address().isPresent()) {
            check(host.address().get());
        } else if (!host.name().contains(".") || INSIDE.stream().anyMatch(inside -> host.name().endsWith("." + inside))) {
            throw new ForbiddenDestination("must have a public host");
        }
    }
}
