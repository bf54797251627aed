package dev.audiolith.providers.source;

import dev.audiolith.providers.guard.ForbiddenDestination;
import dev.audiolith.providers.guard.HostText;
import dev.audiolith.settings.Env;
import dev.audiolith.settings.Misconfigured;
import java.util.List;

/// Hosts that files may be fetched from: names as they are, or `*.` and a name for everything below it.
record AllowedHosts(List<String> patterns) {
    static final String SETTING = "ARCHIVE_ALLOWED_HOSTS";
    /// Where the known providers keep their files.
    static final String USUAL = "replicate.delivery,*.replicate.delivery,cdn1.suno.ai,cdn2.suno.ai,audiopipe.suno.ai,"
            + "tempfile.aiquickdraw.com,musicfile.kie.ai,cdn.mureka.ai";

    private static final String BELOW = "*.";

    AllowedHosts {
        patterns = List.copyOf(patterns);
    }

    static AllowedHosts from(Env env) {
        var written = env.list(SETTING, USUAL);
        if (written.isEmpty()) {
            throw malformed();
        }
        return new AllowedHosts(written.stream().map(AllowedHosts::pattern).toList());
    }

    /// In the form in which hosts are compared. Below a name without a dot there are everybody's hosts.
    private static String pattern(String written) {
        var isBelow = written.startsWith(BELOW);
        try {
            var host = HostText.of(isBelow ? written.substring(BELOW.length()) : written);
            if (!isBelow) {
                return host.name();
            }
            if (host.address().isEmpty() && host.name().contains(".")) {
                return BELOW + host.name();
            }
        } catch (ForbiddenDestination e) {
            throw malformed();
        }
        throw malformed();
    }

    private static Misconfigured malformed() {
        return new Misconfigured(SETTING, "must be hosts without port, such as cdn.example.com or *.example.com");
    }

    boolean allow(String host) {
        return patterns.stream().anyMatch(pattern -> pattern.startsWith(BELOW)
                ? host.endsWith(pattern.substring(1)) && host.length() > pattern.length() - 1
                : host.equals(pattern));
    }
}
