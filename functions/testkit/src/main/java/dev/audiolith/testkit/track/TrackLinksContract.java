package dev.audiolith.testkit.track;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.testkit.sound.SampleAudio;
import dev.audiolith.track.TrackBytes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// What the links of every bucket of tracks must do when a player follows them. Only for buckets that can be reached over HTTP.
public interface TrackLinksContract {

    /// The same bucket throughout one test.
    TrackBytes bytes();

    @Test
    default void a_link_plays_the_track_with_its_type_from_any_point() throws Exception {
        var link = bytes().link(stored(2_000), Duration.ofMinutes(1));

        var whole = get(link, "bytes=0-");
        assertThat(whole.body()).isEqualTo(SampleAudio.bytes(2_000));
        assertThat(whole.headers().firstValue("Content-Type")).contains("audio/mp4");
        var end = get(link, "bytes=1990-1994");
        assertThat(end.statusCode()).isEqualTo(206);
        assertThat(end.headers().firstValue("Content-Range")).contains("bytes 1990-1994/2000");
        assertThat(end.body()).hasSize(5);
    }

    @Test
    default void a_link_to_an_owner_of_any_name_works() throws Exception {
        var key = "tracks-audio/auth0%7Cann%2Fn%C3%A9/" + SampleTracks.newId() + ".m4a";
        bytes().store(key, "audio/mp4", SampleAudio.inPieces(SampleAudio.bytes(10)));

        assertThat(get(bytes().link(key, Duration.ofMinutes(1)), "bytes=0-").body()).hasSize(10);
    }

    @Test
    default void a_link_cannot_be_turned_to_another_track() throws Exception {
        var key = stored(10);
        var turned = bytes().link(key, Duration.ofMinutes(1)).toString().replace(key, stored(10));

        assertThat(get(URI.create(turned), "bytes=0-").statusCode()).isEqualTo(403);
    }

    @Test
    default void a_link_ends_with_its_life() throws Exception {
        var link = bytes().link(stored(10), Duration.ofSeconds(1));
        var patience = Instant.now().plusSeconds(30);
        var status = 206;
        while (status == 206 && Instant.now().isBefore(patience)) {
            status = get(link, "bytes=0-").statusCode();
        }

        assertThat(status).isEqualTo(403);
    }

    private String stored(int length) throws IOException {
        var key = TrackBytesContract.newPlace() + "m4a";
        bytes().store(key, "audio/mp4", SampleAudio.inPieces(SampleAudio.bytes(length)));
        return key;
    }

    private static HttpResponse<byte[]> get(URI link, String range) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(link).header("Range", range).timeout(Duration.ofSeconds(10)).build(),
                    BodyHandlers.ofByteArray());
        }
    }
}
