package dev.audiolith.testkit.sound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.sound.SoundBytes;
import dev.audiolith.sound.SoundBytes.Notes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// What the links of every bucket must do when a browser follows them. Only for buckets that can be reached over HTTP.
public interface SoundLinksContract {

    /// The same bucket throughout one test.
    SoundBytes bytes();

    @Test
    default void a_link_plays_the_sound_with_its_type_and_cache_control() throws Exception {
        var key = stored(2_000);

        var answer = get(bytes().link(key, Duration.ofMinutes(1), "private, max-age=60"), "bytes=0-");

        assertThat(answer.body()).isEqualTo(SampleAudio.bytes(2_000));
        assertThat(answer.headers().firstValue("Content-Type")).contains("audio/mpeg");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("private, max-age=60");
    }

    @Test
    default void a_link_plays_from_any_point() throws Exception {
        var key = stored(2_000);

        var answer = get(bytes().link(key, Duration.ofMinutes(1), "no-store"), "bytes=1990-1994");

        assertThat(answer.statusCode()).isEqualTo(206);
        assertThat(answer.headers().firstValue("Content-Range")).contains("bytes 1990-1994/2000");
        assertThat(answer.body()).hasSize(5);
    }

    @Test
    default void a_link_to_an_odd_key_works_too() throws Exception {
        var key = "sounds/" + SampleSounds.newId() + "/sp ace+plus & amp=č'🎧.mp3";
        store(key, 10);

        assertThat(get(bytes().link(key, Duration.ofMinutes(1), "no-store"), "bytes=0-").body()).hasSize(10);
    }

    @Test
    default void a_link_cannot_be_turned_to_another_sound() throws Exception {
        var link = bytes().link(stored(10), Duration.ofMinutes(1), "no-store");
        var other = stored(10);
        var turned = URI.create(link.toString().replaceFirst("sounds/[0-9a-f]{32}/1.mp3", other));

        assertThat(get(turned, "bytes=0-").statusCode()).isEqualTo(403);
    }

    @Test
    default void a_link_ends_with_its_life() throws Exception {
        var link = bytes().link(stored(10), Duration.ofSeconds(1), "no-store");
        var patience = Instant.now().plusSeconds(30);
        var status = 206;
        while (status == 206 && Instant.now().isBefore(patience)) {
            status = get(link, "bytes=0-").statusCode();
        }

        assertThat(status).isEqualTo(403);
    }

    private String stored(int length) throws IOException {
        var key = "sounds/" + SampleSounds.newId() + "/1.mp3";
        store(key, length);
        return key;
    }

    private void store(String key, int length) throws IOException {
        bytes().store(key, new Notes("audio/mpeg", 1), SampleAudio.inPieces(SampleAudio.bytes(length)));
    }

    private static HttpResponse<byte[]> get(URI link, String range) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(link).header("Range", range).timeout(Duration.ofSeconds(10)).build(),
                    BodyHandlers.ofByteArray());
        }
    }
}
