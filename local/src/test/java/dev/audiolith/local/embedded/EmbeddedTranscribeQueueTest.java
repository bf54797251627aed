package dev.audiolith.local.embedded;

import dev.audiolith.aws.TranscribeMessages;
import dev.audiolith.testkit.transcript.TranscribeQueueContract;
import dev.audiolith.transcript.TranscribeQueue;
import dev.audiolith.transcript.TranscriptionId;
import java.time.Duration;
import java.util.Optional;

final class EmbeddedTranscribeQueueTest implements TranscribeQueueContract {
    private final Server.Line line = Embedded.server().queue();

    @Override
    public TranscribeQueue queue() {
        return line.sendingForTranscriptions();
    }

    @Override
    public Optional<TranscriptionId> receive(Duration wait) {
        return line.receiveText(wait).map(TranscribeMessages::decode);
    }
}
