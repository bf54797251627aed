package dev.audiolith.vocalize;

import dev.audiolith.edge.Answers;
import dev.audiolith.edge.HttpRequest;
import dev.audiolith.edge.Refused;
import dev.audiolith.failure.InvalidRequest;
import dev.audiolith.sound.SoundId;
import java.util.Optional;

/// The id in a path. One that cannot be an id is answered like one that is nobody's: 404 tells nothing.
final class SoundPath {

    static Optional<SoundId> id(HttpRequest request) {
        try {
            return Optional.of(new SoundId(request.pathParameter("id")));
        } catch (InvalidRequest e) {
            return Optional.empty();
        }
    }

    static Refused unknown() {
        return new Refused(Answers.refusal(404, "NOT_FOUND", "there is no such sound", false));
    }

    private SoundPath() {}
}
