package dev.audiolith.archiver;

import dev.audiolith.edge.Answers;
import dev.audiolith.edge.HttpRequest;
import dev.audiolith.edge.Refused;
import dev.audiolith.failure.InvalidRequest;
import dev.audiolith.track.Registry;
import dev.audiolith.track.Track;
import dev.audiolith.track.TrackId;

/// Finds the track that a request names, if it is its sender's.
record Owned(Registry registry) {

    Track find(HttpRequest request) {
        return registry.find(request.requireOwner(), id(request)).orElseThrow(Owned::unknown);
    }

    /// One that cannot be an id is answered like one that is nobody's.
    static TrackId id(HttpRequest request) {
        try {
            return new TrackId(request.pathParameter("id"));
        } catch (InvalidRequest e) {
            throw unknown();
        }
    }

    static Refused unknown() {
        return new Refused(Answers.refusal(404, "NOT_FOUND", "there is no such track", false));
    }
}
