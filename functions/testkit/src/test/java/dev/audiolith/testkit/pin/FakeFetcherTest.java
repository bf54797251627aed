package dev.audiolith.testkit.pin;

import dev.audiolith.pin.Fetcher;
import java.net.URI;

final class FakeFetcherTest implements FetcherContract {
    private final FakeFetcher fetcher = new FakeFetcher();

    @Override
    public Fetcher fetcher() {
        return fetcher;
    }

    @Override
    public URI giving(byte[] content) {
        var link = URI.create("https://gateway.test/ipfs/something");
        fetcher.give(link, content);
        return link;
    }

    @Override
    public URI empty() {
        return URI.create("https://gateway.test/ipfs/nothing");
    }
}
