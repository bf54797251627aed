package dev.audiolith.local.embedded;

import dev.audiolith.aws.ArchiveMessages;
import dev.audiolith.testkit.track.ArchiveQueueContract;
import dev.audiolith.track.ArchiveQueue;
import dev.audiolith.track.TrackId;
import java.time.Duration;
import java.util.Optional;

final class EmbeddedArchiveQueueTest implements ArchiveQueueContract {
    private final Server.Line line = Embedded.server().queue();

    @Override
    public ArchiveQueue queue() {
        return line.sendingForTracks();
    }

    @Override
    public Optional<TrackId> receive(Duration wait) {
        return line.receiveText(wait).map(ArchiveMessages::decode);
    }
}
