package dev.audiolith.vocalize;

import dev.audiolith.edge.Answers;
import dev.audiolith.edge.HttpAnswer;
import dev.audiolith.edge.HttpRequest;
import dev.audiolith.edge.Refused;
import dev.audiolith.sound.Reading;
import dev.audiolith.speech.WebVtt;

/// `GET /play/{id}/captions.vtt`: the words of a sound as players show them. Whoever has the link may read.
final class Captioning {
    private final Reading reading;

    Captioning(Reading reading) {
        this.reading = reading;
    }

    HttpAnswer get(HttpRequest request) {
        var found = SoundPath.id(request).map(reading::find).orElseGet(Reading.Found.Nothing::new);
        return switch (found) {
            case Reading.Found.Words(var words) -> HttpAnswer.of(200, WebVtt.of(words))
                    .header("content-type", "text/vtt; charset=utf-8").header("cache-control", "no-store");
            case Reading.Found.Nothing() -> throw SoundPath.unknown();
            case Reading.Found.Expired() -> throw new Refused(Answers.refusal(410, "EXPIRED", "this sound has expired", false));
        };
    }
}
