package dev.audiolith.providers.source;

import dev.audiolith.providers.guard.Connector;
import dev.audiolith.providers.guard.Destination;
import dev.audiolith.providers.guard.ForbiddenDestination;
import dev.audiolith.providers.guard.PublicAddresses;
import dev.audiolith.providers.guard.WebAddress;
import dev.audiolith.settings.Env;
import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;

/// Where files may be fetched from: https, an allowed host, the usual port, no credentials, public addresses.
///
/// @param privateToo for local runs and tests: allowed hosts may also have private addresses, any port, and plain http
/// @param standIn what stands for a provider in the local run: whatever lies below it may be fetched
record SourceRules(AllowedHosts hosts, boolean privateToo, Optional<URI> standIn) {
    private static final String PRIVATE = "ARCHIVE_ALLOW_PRIVATE_HOSTS";
    private static final String STAND_IN = "ARCHIVE_STAND_IN_URL";
    private static final int LONGEST = 4096;
    private static final int HTTPS = 443;

    static SourceRules from(Env env) {
        return new SourceRules(AllowedHosts.from(env), env.flag(PRIVATE, false), env.findUri(STAND_IN));
    }

    /// Throws for whatever is never fetched, as far as can be told without looking it up.
    Destination of(URI url) throws ForbiddenDestination {
        var address = WebAddress.of(url, LONGEST);
        var isStandIn = isStandIn(url);
        if (!address.isSecure() && !privateToo && !isStandIn) {
            throw new ForbiddenDestination("must begin with https://");
        }
        if (!isStandIn) {
            requireAllowed(address);
        }
        return address.destination();
    }

    /// Where one that may be fetched sends us on to: what holds for the first holds for the next, and it may neither give up secrecy nor
    /// turn to another door of the same house.
    Destination next(URI url, Destination from) throws ForbiddenDestination {
        var to = of(url);
        if (from.isSecure() && !to.isSecure()) {
            throw new ForbiddenDestination("must begin with https://");
        }
        if (to.port() != from.port()) {
            throw new ForbiddenDestination("must have the same port");
        }
        return to;
    }

    /// Every address of a host must be public: one that has both kinds is not to be trusted with either.
    Connector.Check checkOf(URI url) {
        return privateToo || isStandIn(url) ? _ -> {} : SourceRules::requirePublic;
    }

    private static void requirePublic(InetAddress... addresses) throws ForbiddenDestination {
        for (var address : addresses) {
            if (!PublicAddresses.isPublic(address)) {
                throw new ForbiddenDestination("leads to an address that is not public");
            }
        }
    }

    /// Paths are compared as they are written: what climbs out of the folder does not begin with it.
    private boolean isStandIn(URI url) {
        return standIn.map(SourceRules::folder).filter(folder -> url.toString().startsWith(folder) && url.normalize().equals(url))
                .isPresent();
    }

    /// Without its last slash, port 900 would stand for port 9000 too.
    private static String folder(URI url) {
        return url.toString().endsWith("/") ? url.toString() : url + "/";
    }

    /// An address in one of its odd notations is no host that anybody has allowed.
    private void requireAllowed(WebAddress address) throws ForbiddenDestination {
        var host = address.host();
        if (host.address().isPresent() && !(privateToo && address.isPlain())) {
            throw new ForbiddenDestination("must have the name of a host");
        }
        if (!hosts.allow(host.name())) {
            throw new ForbiddenDestination("is on a host that is not allowed");
        }
        if (!privateToo && address.port() != HTTPS) {
            throw new ForbiddenDestination("must have port 443");
        }
    }
}
