package dev.audiolith.providers.source;

import dev.audiolith.providers.guard.Connector;
import dev.audiolith.providers.guard.Destination;
import dev.audiolith.providers.guard.ForbiddenDestination;
import dev.audiolith.providers.guard.HostText;
import dev.audiolith.providers.guard.PublicAddresses;
import dev.audiolith.settings.Env;
import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
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
    private static final int HTTP = 80;

    static SourceRules from(Env env) {
        return new SourceRules(AllowedHosts.from(env), env.flag(PRIVATE, false), env.findUri(STAND_IN));
    }

    /// Throws for whatever is never fetched, as far as can be told without looking it up.
    Destination of(URI url) throws ForbiddenDestination {
        if (url.toString().length() > LONGEST) {
            throw new ForbiddenDestination("must have at most " + LONGEST + " characters");
        }
        var scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        var isSecure = scheme.equals("https");
        var isStandIn = isStandIn(url);
        if (!isSecure && !((privateToo || isStandIn) && scheme.equals("http"))) {
            throw new ForbiddenDestination("must begin with https://");
        }
        var authority = Optional.ofNullable(url.getRawAuthority()).orElse("");
        if (authority.contains("@")) {
            throw new ForbiddenDestination("must not have a user or password");
        }
        var written = authority.replaceFirst(":[0-9]*$", "").toLowerCase(Locale.ROOT);
        var host = HostText.of(written);
        var port = port(authority, isSecure);
        if (!isStandIn) {
            requireAllowed(host, written, port);
        }
        return new Destination(isSecure, host.name(), host.address(), port, target(url));
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
        return standIn.map(URI::toString).map(folder -> folder.endsWith("/") ? folder : folder + "/")
                .filter(folder -> url.toString().startsWith(folder) && url.normalize().equals(url)).isPresent();
    }

    /// An address in one of its odd notations is no host that anybody has allowed.
    private void requireAllowed(HostText host, String written, int port) throws ForbiddenDestination {
        if (host.address().isPresent() && !(privateToo && host.name().equals(written))) {
            throw new ForbiddenDestination("must have the name of a host");
        }
        if (!hosts.allow(host.name())) {
            throw new ForbiddenDestination("is on a host that is not allowed");
        }
        if (!privateToo && port != HTTPS) {
            throw new ForbiddenDestination("must have port 443");
        }
    }

    private static int port(String authority, boolean isSecure) throws ForbiddenDestination {
        var colon = authority.lastIndexOf(':');
        var text = colon > authority.lastIndexOf(']') ? authority.substring(colon + 1) : "";
        if (text.isEmpty()) {
            return isSecure ? HTTPS : HTTP;
        }
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65_535 || Integer.parseInt(text) == 0) {
            throw new ForbiddenDestination("has no valid port");
        }
        return Integer.parseInt(text);
    }

    private static String target(URI url) {
        var ascii = URI.create(url.toASCIIString());
        var path = ascii.getRawPath() == null || ascii.getRawPath().isEmpty() ? "/" : ascii.getRawPath();
        return ascii.getRawQuery() == null ? path : path + "?" + ascii.getRawQuery();
    }
}
