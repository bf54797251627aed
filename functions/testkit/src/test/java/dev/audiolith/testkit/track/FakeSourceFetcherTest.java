package dev.audiolith.testkit.track;

import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.testkit.track.FakeSourceFetcher.Behaviour;
import dev.audiolith.track.SourceFetcher;
import java.net.URI;
import java.util.Optional;

final class FakeSourceFetcherTest implements SourceFetcherContract {
    private static final URI SOURCE = URI.create("https://cdn1.suno.ai/song.mp3");

    private final FakeSourceFetcher fetcher = new FakeSourceFetcher();

    @Override
    public SourceFetcher fetcher() {
        return fetcher;
    }

    @Override
    public URI giving(byte[] file) {
        fetcher.give(SOURCE, file);
        return SOURCE;
    }

    @Override
    public URI givingWithoutLength(byte[] file) {
        return doing(Behaviour.givesWithoutLength(file));
    }

    @Override
    public URI breakingOff(byte[] file, int count) {
        return doing(Behaviour.breaksOff(file, count, FailureKind.CORRUPT_ANSWER));
    }

    @Override
    public URI empty() {
        return SOURCE;
    }

    @Override
    public URI busy() {
        return doing(Behaviour.fails(new Failure(FailureKind.BUSY, SourceFetcher.SOURCE, "comes back later", Optional.of(WAIT))));
    }

    @Override
    public URI forbidden() {
        return URI.create("http://cdn1.suno.ai/song.mp3");
    }

    private URI doing(Behaviour behaviour) {
        fetcher.set(SOURCE, behaviour);
        return SOURCE;
    }
}
