package dev.audiolith.edge;

import dev.audiolith.sound.Listening;
import dev.audiolith.sound.Pin;
import dev.audiolith.sound.Sound;
import dev.audiolith.sound.SoundState;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// A sound as its owner is told about it, when asked and by a webhook.
public final class SoundJson {
    private final Listening listening;

    public SoundJson(Listening listening) {
        this.listening = listening;
    }

    /// `base` is where we were reached: temporary links lead back there.
    public Map<String, Object> of(Sound sound, URI base, Instant now) {
        var state = sound.stateAt(now);
        var digests = sound.audio().digests();
        var json = new LinkedHashMap<String, Object>();
        json.put("id", sound.id().text());
        json.put("state", state.name());
        json.put("audioUrl", listening.gateway(sound).map(URI::toString).orElse(base + "/api/temp-audio/" + sound.id()));
        json.put("playUrl", base + "/play/" + sound.id());
        json.put("isTemporary", state != SoundState.PINNED);
        sound.pin().ifPresent(pin -> {
            json.put("ipfsHash", digests.cid().toString());
            json.put("provider", pin.provider());
            json.put("copies", sound.kept().pins().stream().map(SoundJson::copy).toList());
        });
        json.put("attempts", sound.attempts().made());
        json.put("characterCost", sound.audio().characterCost());
        json.put("contentType", sound.audio().contentType());
        json.put("bytes", digests.bytes());
        json.put("sha256", digests.sha256());
        digests.duration().ifPresent(duration -> json.put("durationSeconds", seconds(duration)));
        json.put("createdAt", sound.life().createdAt().toString());
        sound.linkEndsAt(now).ifPresent(end -> json.put("expiresAt", end.toString()));
        if (sound.audio().captionsKey().isPresent() && state != SoundState.EXPIRED) {
            json.put("captionsUrl", base + "/play/" + sound.id() + "/captions.vtt");
        }
        sound.attempts().lastFailure().ifPresent(setback -> {
            var failure = new LinkedHashMap<String, Object>();
            failure.put("code", setback.code().name());
            failure.put("provider", setback.provider());
            failure.put("message", setback.message());
            json.put("lastFailure", failure);
        });
        return json;
    }

    private static Map<String, Object> copy(Pin pin) {
        return Map.of("provider", pin.provider(), "pinnedAt", pin.pinnedAt().toString());
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
