package dev.audiolith.vocalize;

import dev.audiolith.edge.Answers;
import dev.audiolith.edge.HttpAnswer;
import dev.audiolith.edge.HttpRequest;
import dev.audiolith.edge.Refused;
import dev.audiolith.sound.Listening;
import dev.audiolith.sound.Nudges;
import dev.audiolith.sound.Playback;

/// `GET|HEAD /api/temp-audio/{id}`: one link for the life of a sound, to the bucket while it is temporary, to the gateway once it
/// is pinned. Whoever has the link may listen.
final class Playing {
    private final Listening listening;
    private final Nudges nudges;

    Playing(Listening listening, Nudges nudges) {
        this.listening = listening;
        this.nudges = nudges;
    }

    HttpAnswer get(HttpRequest request) {
        return switch (playback(request)) {
            case Playback.Unknown() -> throw SoundPath.unknown();
            case Playback.Expired() -> throw expired();
            case Playback.Permanent(var gateway) -> Answers.redirect(gateway.toString());
            case Playback.Temporary temporary -> Answers.redirect(temporary.link().toString()).troubles(nudges.maybe());
        };
    }

    /// Answers by itself, with the headers the bytes have: the signature of a GET link does not cover HEAD.
    HttpAnswer head(HttpRequest request) {
        return switch (playback(request)) {
            case Playback.Unknown() -> throw SoundPath.unknown();
            case Playback.Expired() -> throw expired();
            case Playback.Permanent(var gateway) -> Answers.redirect(gateway.toString());
            case Playback.Temporary(var sound, _, var cacheControl) -> HttpAnswer.of(200, "")
                    .header("content-type", sound.audio().contentType())
                    .header("content-length", String.valueOf(sound.audio().digests().bytes()))
                    .header("accept-ranges", "bytes")
                    .header("cache-control", cacheControl);
        };
    }

    private Playback playback(HttpRequest request) {
        return SoundPath.id(request).map(listening::find).orElseGet(Playback.Unknown::new);
    }

    private static Refused expired() {
        return new Refused(Answers.refusal(410, "EXPIRED", "this sound has expired", false));
    }
}
