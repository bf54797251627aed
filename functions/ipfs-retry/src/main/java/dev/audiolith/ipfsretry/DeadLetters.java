package dev.audiolith.ipfsretry;

import dev.audiolith.aws.Redrive.Line;
import dev.audiolith.settings.Env;
import java.util.List;

/// Every queue of ours that has dead letters to be moved back. A new queue is one more line here.
final class DeadLetters {

    static List<Line> of(Env env) {
        return List.of(new Line("ipfs-retry", env.text("RETRY_QUEUE_URL"), env.text("RETRY_DEAD_URL")),
                new Line("speak", env.text("SPEAK_QUEUE_URL"), env.text("SPEAK_DEAD_URL")),
                new Line("webhook", env.text("WEBHOOK_QUEUE_URL"), env.text("WEBHOOK_DEAD_URL")),
                new Line("transcribe", env.text("TRANSCRIBE_QUEUE_URL"), env.text("TRANSCRIBE_DEAD_URL")),
                new Line("archive", env.text("ARCHIVE_QUEUE_URL"), env.text("ARCHIVE_DEAD_URL")));
    }

    private DeadLetters() {}
}
