package dev.audiolith.bench;

import dev.audiolith.local.Cloud;
import dev.audiolith.local.LocalSettings;
import dev.audiolith.local.http.Loopback;
import dev.audiolith.settings.Env;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/// The two that are paid, on loopback: a [Voice] and a [Keeper].
final class Providers implements AutoCloseable {
    final Voice voice = new Voice();
    final Keeper keeper = new Keeper();

    private final Loopback speech;
    private final Loopback ipfs;

    Providers() throws IOException {
        this.speech = Loopback.start(Loopback.ANY_PORT, voice);
        this.ipfs = Loopback.start(Loopback.ANY_PORT, keeper);
    }

    void take(Duration speaking, Duration pinning) {
        voice.takes(speaking);
        keeper.takes(pinning);
    }

    /// As a user would set them.
    Map<String, String> settings() {
        return Map.of("ELEVENLABS_API_KEY", "bench", "ELEVENLABS_BASE_URL", speech.uri().toString(), "KUBO_RPC_URL", ipfs.uri().toString(),
                "RETRY_FIRST_DELAY_SECONDS", "1");
    }

    /// What a door over this cloud is started with, if it speaks and pins here.
    static Env env(Cloud cloud, Map<String, String> settings) {
        var unused = URI.create("http://127.0.0.1:1");
        var nobody = new LocalSettings.StandIn(unused, "bench");
        return new LocalSettings(settings)
                .doors(new LocalSettings.Parts(cloud, nobody, nobody, unused, unused, unused, "bench", Path.of("ffmpeg")));
    }

    @Override
    public void close() {
        speech.close();
        ipfs.close();
    }
}
