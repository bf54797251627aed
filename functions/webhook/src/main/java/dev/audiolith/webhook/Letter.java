package dev.audiolith.webhook;

import dev.audiolith.edge.Json;
import dev.audiolith.edge.OrderJson;
import dev.audiolith.edge.SoundJson;
import dev.audiolith.edge.TrackJson;
import dev.audiolith.sound.Announcement;
import dev.audiolith.sound.Orders;
import dev.audiolith.sound.SoundId;
import dev.audiolith.sound.SoundState;
import dev.audiolith.sound.Sounds;
import dev.audiolith.track.Track;
import dev.audiolith.track.TrackId;
import dev.audiolith.track.TrackState;
import dev.audiolith.transcript.TranscriptionState;
import java.net.URI;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Writes what a receiver gets: the type, when it happened, and the resource as its owner would be told it now.
public final class Letter {
    private final Sounds sounds;
    private final Orders orders;
    private final SoundJson json;
    private final News transcriptions;
    private final Function<TrackId, Optional<Track>> tracks;
    private final URI base;
    private final InstantSource clock;

    /// `base` is where the API can be reached, for links that lead back to it.
    public Letter(Sounds sounds, Orders orders, SoundJson json, News transcriptions, Function<TrackId, Optional<Track>> tracks, URI base,
            InstantSource clock) {
        this.sounds = sounds;
        this.orders = orders;
        this.json = json;
        this.transcriptions = transcriptions;
        this.tracks = tracks;
        this.base = base;
        this.clock = clock;
    }

    /// Empty when what happened is not so any more: a failed order that has been forgotten, a sound that somebody deleted.
    Optional<String> about(Announcement announcement) {
        return resource(announcement).map(data -> {
            var letter = new LinkedHashMap<String, Object>();
            letter.put("type", announcement.event().type());
            letter.put("timestamp", announcement.happenedAt().toString());
            letter.put("data", data);
            return Json.write(letter);
        });
    }

    private Optional<Map<String, Object>> resource(Announcement announcement) {
        var about = announcement.about();
        return switch (announcement.event()) {
            case PINNED -> sounds.find(new SoundId(about)).filter(sound -> sound.state() == SoundState.PINNED)
                    .map(sound -> json.of(sound, base, clock.instant()));
            case FAILED ->
                orders.find(new SoundId(about)).filter(order -> order.state() == SoundState.FAILED).map(order -> OrderJson.of(order, base));
            case TRANSCRIBED -> transcriptions.about(about, TranscriptionState.COMPLETED, base);
            case NOT_TRANSCRIBED -> transcriptions.about(about, TranscriptionState.FAILED, base);
            case TRACK_ARCHIVED -> track(about, TrackState.ARCHIVED);
            case TRACK_FAILED -> track(about, TrackState.FAILED, TrackState.EXPIRED);
        };
    }

    private Optional<Map<String, Object>> track(String id, TrackState... states) {
        return tracks.apply(new TrackId(id)).filter(track -> List.of(states).contains(track.state())).map(TrackJson::of);
    }
}
