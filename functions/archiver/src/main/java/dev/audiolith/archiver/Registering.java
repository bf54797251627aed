package dev.audiolith.archiver;

import dev.audiolith.edge.Answers;
import dev.audiolith.edge.HttpAnswer;
import dev.audiolith.edge.HttpRequest;
import dev.audiolith.edge.Refused;
import dev.audiolith.edge.TrackJson;
import dev.audiolith.track.Registry;
import java.util.Map;

/// Takes tracks in, and forgets them.
final class Registering {
    private static final int MAX_BODY_BYTES = 64 * 1024;

    private final Registry registry;
    private final RegistrationForm form;

    Registering(Registry registry, RegistrationForm form) {
        this.registry = registry;
        this.form = form;
    }

    /// `POST /api/tracks`: 201 for a track that nobody knew, 200 for one that is known.
    HttpAnswer post(HttpRequest request) {
        var owner = request.requireOwner();
        var registration = form.read(request.json(MAX_BODY_BYTES));
        return switch (registry.register(owner, registration)) {
            case Registry.Registered.Forbidden(var field, var why) -> throw new Refused(
                    Answers.refusal(422, "SOURCE_FORBIDDEN", field + " " + why, false).detail("field", field));
            case Registry.Registered.Known(var track, var isNew) -> {
                var answer = isNew
                        ? Answers.created(TrackJson.of(track), request.base() + "/api/tracks/" + track.id())
                        : Answers.ok(TrackJson.of(track));
                yield answer.note("trackId", track.id().text()).note("state", track.state().name());
            }
        };
    }

    /// `DELETE /api/tracks/{id}`: the track, and what is kept of it.
    HttpAnswer delete(HttpRequest request) {
        var id = Owned.id(request);
        if (!registry.delete(request.requireOwner(), id)) {
            throw Owned.unknown();
        }
        return Answers.ok(Map.of("id", id.text(), "deleted", true)).note("trackId", id.text());
    }
}
