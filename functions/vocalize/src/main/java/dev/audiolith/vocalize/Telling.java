package dev.audiolith.vocalize;

import dev.audiolith.edge.Answers;
import dev.audiolith.edge.HttpAnswer;
import dev.audiolith.edge.HttpRequest;
import dev.audiolith.sound.Listening;
import java.time.InstantSource;

/// `GET /api/sounds/{id}`: everything about a sound, for its owner. Anyone else gets the answer for a sound that does not exist.
final class Telling {
    private final Listening listening;
    private final SoundJson json;
    private final InstantSource clock;

    Telling(Listening listening, SoundJson json, InstantSource clock) {
        this.listening = listening;
        this.json = json;
        this.clock = clock;
    }

    HttpAnswer get(HttpRequest request) {
        var owner = request.requireOwner();
        var sound = SoundPath.id(request).flatMap(id -> listening.find(id, owner)).orElseThrow(SoundPath::unknown);
        return Answers.ok(json.of(sound, request.base(), clock.instant())).note("soundId", sound.id().text());
    }
}
