package dev.audiolith.providers.source;

import dev.audiolith.providers.guard.Connector;
import dev.audiolith.settings.Env;
import dev.audiolith.track.SourceFetcher;
import java.net.InetAddress;
import javax.net.ssl.SSLSocketFactory;

/// Builds what fetches the files of tracks, from `ARCHIVE_ALLOWED_HOSTS` and `ARCHIVE_ALLOW_PRIVATE_HOSTS`.
public final class SourceWiring {

    public static SourceFetcher fetcher(Env env) {
        return new HttpSourceFetcher(SourceRules.from(env),
                new Connector(InetAddress::getAllByName, (SSLSocketFactory) SSLSocketFactory.getDefault()), Pace.USUAL);
    }

    private SourceWiring() {}
}
