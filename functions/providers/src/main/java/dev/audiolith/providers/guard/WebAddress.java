package dev.audiolith.providers.guard;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/// An address of the web as a stranger wrote it, read in the one form in which it can be judged; whether it may be called is for others to
/// say.
///
/// @param isPlain whether the host was written as we would write it: an address in an odd notation was not
public record WebAddress(boolean isSecure, HostText host, boolean isPlain, int port, String target) {
    private static final int HTTPS = 443;
    private static final int HTTP = 80;
    private static final int LAST_PORT = 65_535;

    public static WebAddress of(URI url, int longest) throws ForbiddenDestination {
        var text = url.toString();
        if (text.length() > longest) {
            throw new ForbiddenDestination("must have at most " + longest + " characters");
        }
        var isSecure = switch (String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT)) {
            case "https" -> true;
            case "http" -> false;
            default -> throw new ForbiddenDestination("must begin with https://");
        };
        // Half a character can be in a text, but not in bytes.
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new ForbiddenDestination("is malformed");
        }
        var authority = Optional.ofNullable(url.getRawAuthority()).orElse("");
        if (authority.contains("@")) {
            throw new ForbiddenDestination("must not have a user or password");
        }
        var written = authority.replaceFirst(":[0-9]*$", "");
        var host = HostText.of(written);
        var isPlain = host.name().equals(written.toLowerCase(Locale.ROOT));
        return new WebAddress(isSecure, host, isPlain, port(authority, isSecure), target(url));
    }

    public Destination destination() {
        return new Destination(isSecure, host.name(), host.address(), port, target);
    }

    private static int port(String authority, boolean isSecure) throws ForbiddenDestination {
        var colon = authority.lastIndexOf(':');
        var text = colon > authority.lastIndexOf(']') ? authority.substring(colon + 1) : "";
        if (text.isEmpty()) {
            return isSecure ? HTTPS : HTTP;
        }
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > LAST_PORT || Integer.parseInt(text) == 0) {
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
