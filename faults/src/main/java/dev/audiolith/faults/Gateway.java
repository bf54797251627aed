package dev.audiolith.faults;

import dev.audiolith.content.Sha256;
import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.pin.Fetcher;
import dev.audiolith.time.Deadline;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// The public gateway as one container reaches it: it gives what any provider keeps, if it is in the mood.
record Gateway(World world, Container container) implements Fetcher {

    enum Mood {
        GIVES, KNOWS_NOTHING, GIVES_A_PAGE, HANGS
    }

    @Override
    public Outcome fetch(URI link, long most, Deadline deadline) {
        return switch (world.plan().moods().gateway().at(world.now())) {
            case GIVES -> kept(link).map(content -> fetched(content, most)).orElseGet(() -> failed(FailureKind.NOT_FOUND));
            case KNOWS_NOTHING -> failed(FailureKind.NOT_FOUND);
            case GIVES_A_PAGE -> fetched("<html>come back later</html>".getBytes(StandardCharsets.UTF_8), most);
            case HANGS -> {
                container.invocation().pause(deadline.remaining());
                yield failed(FailureKind.TIMED_OUT);
            }
        };
    }

    private Optional<byte[]> kept(URI link) {
        var cid = link.getPath().substring(link.getPath().lastIndexOf('/') + 1);
        return world.vaults().stream().flatMap(vault -> vault.content(cid).stream()).findFirst();
    }

    private static Outcome fetched(byte[] content, long most) {
        var part = Arrays.copyOf(content, (int) Math.min(most, content.length));
        return new Outcome.Fetched(part.length, HexFormat.of().formatHex(Sha256.of(part)), content.length);
    }

    private static Outcome failed(FailureKind kind) {
        return new Outcome.NotFetched(Failure.of(kind, "gateway.test", "as it was told to"));
    }
}
