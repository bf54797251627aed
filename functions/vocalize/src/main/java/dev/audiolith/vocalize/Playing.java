package dev.audiolith.vocalize;

import dev.audiolith.edge.Answers;
import dev.audiolith.edge.HttpAnswer;
import dev.audiolith.edge.HttpRequest;
import dev.audiolith.edge.Refused;
import dev.audiolith.sound.Nudges;
import dev.audiolith.sound.Playback;
import dev.audiolith.sound.SoundId;
import dev.audiolith.time.Deadline;

/// `GET|HEAD /api/temp-audio/{id}` and `GET|HEAD /play/{id}`: one link for the life of a sound, that leads to where it can be heard
/// now. Whoever has the link may listen.
///
/// A player that seeks asks here again, with its `Range`, and is led to bytes that honour it.
final class Playing {

    /// Where a sound is to be looked for.
    interface Sources {
        Playback find(SoundId id, Deadline deadline);
    }

    private final Sources sources;
    private final Nudges nudges;

    Playing(Sources sources, Nudges nudges) {
        this.sources = sources;
        this.nudges = nudges;
    }

    HttpAnswer get(HttpRequest request) {
        return switch (playback(request)) {
            case Playback.Unknown() -> throw SoundPath.unknown();
            case Playback.Expired() -> throw expired();
            case Playback.Permanent(_, var gateway) -> Answers.redirect(gateway.toString());
            case Playback.Temporary(var sound, var link, _) -> {
                var answer = Answers.redirect(link.toString());
                yield sound.state().isPending() ? answer.troubles(nudges.maybe()) : answer;
            }
        };
    }

    /// Answers by itself, with the headers the bytes have: the signature of a GET link does not cover HEAD.
    HttpAnswer head(HttpRequest request) {
        return switch (playback(request)) {
            case Playback.Unknown() -> throw SoundPath.unknown();
            case Playback.Expired() -> throw expired();
            case Playback.Permanent(_, var gateway) -> Answers.redirect(gateway.toString());
            case Playback.Temporary(var sound, _, var cacheControl) -> HttpAnswer.of(200, "")
                    .header("content-type", sound.audio().contentType())
                    .header("content-length", String.valueOf(sound.audio().digests().bytes()))
                    .header("accept-ranges", "bytes")
                    .header("cache-control", cacheControl);
        };
    }

    private Playback playback(HttpRequest request) {
        return SoundPath.id(request).map(id -> sources.find(id, request.deadline())).orElseGet(Playback.Unknown::new);
    }

    private static Refused expired() {
        return new Refused(Answers.refusal(410, "EXPIRED", "this sound has expired", false));
    }
}
