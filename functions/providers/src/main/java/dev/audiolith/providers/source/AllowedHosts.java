package dev.audiolith.providers.source;

import dev.audiolith.settings.Env;
import dev.audiolith.settings.Misconfigured;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Hosts that files may be fetched from: names as they are, or `*.` and a name for everything below it.
record AllowedHosts(List<String> patterns) {
    static final String SETTING = "ARCHIVE_ALLOWED_HOSTS";
    /// Where the known providers keep their files.
    static final String USUAL = "replicate.delivery,*.replicate.delivery,cdn1.suno.ai,cdn2.suno.ai,audiopipe.suno.ai,"
            + "tempfile.aiquickdraw.com,musicfile.kie.ai,cdn.mureka.ai";

    private static final String BELOW = "*.";
    private static final Pattern NAME = Pattern.compile("(?:\\*\\.)?[a-z0-9_]([a-z0-9_.-]{0,250}[a-z0-9_])?|\\[[0-9a-f:.]{2,45}]");

    AllowedHosts {
        patterns = List.copyOf(patterns);
    }

    static AllowedHosts from(Env env) {
        var patterns = env.list(SETTING, USUAL).stream().map(text -> text.toLowerCase(Locale.ROOT)).toList();
        for (var pattern : patterns) {
            if (!NAME.matcher(pattern).matches() || isTooWide(pattern)) {
                throw new Misconfigured(SETTING, "must be hosts without port, such as cdn.example.com or *.example.com");
            }
        }
        return new AllowedHosts(patterns);
    }

    /// A whole top-level domain belongs to everybody.
    private static boolean isTooWide(String pattern) {
        return pattern.startsWith(BELOW) && !pattern.substring(BELOW.length()).contains(".");
    }

    boolean allow(String host) {
        return patterns.stream().anyMatch(pattern -> pattern.startsWith(BELOW)
                ? host.endsWith(pattern.substring(1)) && host.length() > pattern.length() - 1
                : host.equals(pattern));
    }
}
