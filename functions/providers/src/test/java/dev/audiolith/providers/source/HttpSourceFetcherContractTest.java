package dev.audiolith.providers.source;

import dev.audiolith.settings.Env;
import dev.audiolith.testkit.http.Behaviour;
import dev.audiolith.testkit.http.Servers;
import dev.audiolith.testkit.track.SourceFetcherContract;
import dev.audiolith.track.SourceFetcher;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;

final class HttpSourceFetcherContractTest implements SourceFetcherContract {
    private static final SourceFetcher FETCHER = SourceWiring
            .fetcher(new Env(Map.of("ARCHIVE_ALLOWED_HOSTS", "127.0.0.1", "ARCHIVE_ALLOW_PRIVATE_HOSTS", "true")));

    @RegisterExtension
    final Servers servers = new Servers();

    @Override
    public SourceFetcher fetcher() {
        return FETCHER;
    }

    @Override
    public URI giving(byte[] file) {
        return doing(Behaviour.answers(200, "audio/mpeg", file));
    }

    @Override
    public URI givingWithoutLength(byte[] file) {
        return doing(Behaviour.answersUntilItHangsUp("audio/mpeg", file));
    }

    @Override
    public URI breakingOff(byte[] file, int count) {
        return doing(Behaviour.breaksOff(200, "audio/mpeg", Arrays.copyOf(file, count), file.length));
    }

    @Override
    public URI empty() {
        return doing(Behaviour.html(404));
    }

    @Override
    public URI busy() {
        return doing(Behaviour.answers(503, "text/plain", new byte[0], "Retry-After: " + WAIT.toSeconds()));
    }

    @Override
    public URI forbidden() {
        return doing(Behaviour.html(200)).resolve("//localhost/");
    }

    private URI doing(Behaviour behaviour) {
        return servers.playing(behaviour).url().resolve("/song.mp3?key=secret");
    }
}
