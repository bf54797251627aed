package dev.audiolith.testkit.track;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.track.Part;
import dev.audiolith.track.TrackUploads.Announced;
import dev.audiolith.track.TrackUploads.Place;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import org.junit.jupiter.api.Test;

/// What a link to upload a track's file to must do when somebody follows it. Only for buckets that can be reached over HTTP.
public interface TrackUploadLinksContract extends TrackUploadsContract {

    @Override
    default boolean put(Place place, byte[] bytes) throws IOException, InterruptedException {
        return status(place, bytes) == 200;
    }

    @Test
    default void a_link_is_for_its_type_and_its_track_only() throws Exception {
        var track = SampleTracks.registered(SampleTracks.newId(), "ann");
        var place = uploads().place(track, Part.AUDIO, new Announced(10, "audio/mpeg"), Duration.ofMinutes(1));
        var page = new HashMap<>(place.headers());
        page.put("content-type", "text/html");
        var other = URI.create(place.url().toString().replace(track.id().text(), SampleTracks.newId().text()));
        var cover = URI.create(place.url().toString().replace("/audio?", "/cover?"));

        assertThat(status(new Place("PUT", place.url(), page, place.expiresAt()), new byte[10])).as("another type").isEqualTo(403);
        assertThat(status(new Place("PUT", other, place.headers(), place.expiresAt()), new byte[10])).as("another track").isEqualTo(403);
        assertThat(status(new Place("PUT", cover, place.headers(), place.expiresAt()), new byte[10])).as("another part").isEqualTo(403);
        assertThat(status(place, new byte[10])).isEqualTo(200);
    }

    @Test
    default void a_link_to_upload_to_ends_with_its_life() throws Exception {
        var track = SampleTracks.registered(SampleTracks.newId(), "ann");
        var place = uploads().place(track, Part.AUDIO, new Announced(10, "audio/mpeg"), Duration.ofSeconds(1));
        var patience = Instant.now().plusSeconds(30);
        var status = 200;
        while (status != 403 && Instant.now().isBefore(patience)) {
            status = status(place, new byte[10]);
        }

        assertThat(status).isEqualTo(403);
        assertThat(place.expiresAt()).isBefore(Instant.now().plusSeconds(1));
    }

    private static int status(Place place, byte[] bytes) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(place.url()).timeout(Duration.ofSeconds(10)).PUT(BodyPublishers.ofByteArray(bytes));
            place.headers().forEach(request::header);
            return http.send(request.build(), BodyHandlers.discarding()).statusCode();
        }
    }
}
