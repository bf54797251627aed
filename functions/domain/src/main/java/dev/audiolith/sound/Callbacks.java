package dev.audiolith.sound;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Who wants to be called when a sound is pinned, or could not be made. Each address once, and not more than [#MOST].
public record Callbacks(List<URI> urls) {
    /// An item of the table has its limits, and so has the patience of whoever is called.
    public static final int MOST = 10;

    public static final Callbacks NONE = new Callbacks(List.of());

    public Callbacks {
        urls = List.copyOf(urls);
    }

    static Callbacks of(Optional<URI> url) {
        return new Callbacks(url.stream().toList());
    }

    boolean has(URI url) {
        return urls.contains(url);
    }

    boolean isFull() {
        return urls.size() >= MOST;
    }

    Callbacks and(URI url) {
        return has(url) ? this : new Callbacks(Stream.concat(urls.stream(), Stream.of(url)).toList());
    }
}
