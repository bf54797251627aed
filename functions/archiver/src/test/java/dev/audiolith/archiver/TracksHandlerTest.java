package dev.audiolith.archiver;

import static dev.audiolith.archiver.Counter.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The users' door over fakes.
class TracksHandlerTest {
    private static final String ONE = "GET /api/tracks/{id}";
    private static final String PLAYBACK = "GET /api/tracks/{id}/playback";

    private Counter counter;

    @BeforeEach
    void open(@TempDir Path scratch) {
        counter = new Counter(scratch);
        counter.web.put("song.wav", Counter.SOUND);
    }

    @Test
    void a_track_is_registered_archived_and_played() {
        var id = counter.register("ann", "song.wav");
        counter.work();

        var track = json(counter.get("ann", ONE, Map.of("id", id), Map.of())).path("data");
        assertThat(track.path("state").asText()).isEqualTo("ARCHIVED");
        assertThat(track.path("archivedToStorage").asBoolean()).isTrue();
        assertThat(track.at("/stored/audio/bytes").asInt()).isEqualTo(Counter.SOUND.length);
        assertThat(track.at("/stored/audio/durationSeconds").asDouble()).isEqualTo(1);
        assertThat(track.at("/parts/audio").asText()).isEqualTo("stored");
        assertThat(track.at("/parts/cover").asText()).isEqualTo("absent");
        var links = json(counter.get("ann", PLAYBACK, Map.of("id", id), Map.of())).path("data");
        assertThat(links.path("source").asText()).isEqualTo("storage");
        assertThat(links.path("audioUrl").asText()).contains("tracks-audio/ann/" + id + ".wav");
        var job = json(counter.get("ann", "GET /api/tracks/{id}/jobs", Map.of("id", id), Map.of())).at("/data/items/0");
        assertThat(job.path("status").asText()).isEqualTo("completed");
        assertThat(job.at("/original/audioUrl").asText()).isEqualTo("https://cdn.example/song.wav");
        assertThat(job.at("/stored/audioUrl").asText()).isEqualTo("https://api.example/api/tracks/" + id + "/playback?redirect=audio");
    }

    @Test
    void registering_twice_is_registering_once() {
        var id = counter.register("ann", "song.wav");

        assertThat(counter.register("ann", "song.wav")).isEqualTo(id);
        assertThat(counter.tracks.all()).hasSize(1);
        assertThat(counter.register("eve", "song.wav")).isNotEqualTo(id);
    }

    @Test
    void until_it_is_kept_it_is_played_where_its_provider_has_it() {
        var id = counter.register("ann", "song.wav");

        var links = json(counter.get("ann", PLAYBACK, Map.of("id", id), Map.of())).path("data");
        assertThat(links.path("source").asText()).isEqualTo("provider");
        assertThat(links.path("audioUrl").asText()).isEqualTo("https://cdn.example/song.wav");
        var redirect = counter.get("ann", PLAYBACK, Map.of("id", id), Map.of("redirect", "audio"));
        assertThat(redirect.getStatusCode()).isEqualTo(302);
        assertThat(redirect.getHeaders()).containsEntry("location", "https://cdn.example/song.wav");
        assertThat(counter.get("ann", PLAYBACK, Map.of("id", id), Map.of("redirect", "cover")).getStatusCode()).isEqualTo(404);
        assertThat(counter.get("ann", PLAYBACK, Map.of("id", id), Map.of("redirect", "lyrics")).getStatusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {ONE, "DELETE /api/tracks/{id}", "GET /api/tracks/{id}/jobs", PLAYBACK})
    void a_strangers_track_does_not_exist(String route) {
        var id = counter.register("ann", "song.wav");

        assertThat(counter.call("eve", route, Map.of("id", id), "").getStatusCode()).isEqualTo(404);
        assertThat(counter.call("eve", route, Map.of("id", "../" + id), "").getStatusCode()).isEqualTo(404);
    }

    @Test
    void what_is_deleted_is_gone_and_its_bytes_with_it() {
        var id = counter.register("ann", "song.wav");
        counter.work();

        assertThat(counter.call("ann", "DELETE /api/tracks/{id}", Map.of("id", id), "").getStatusCode()).isEqualTo(200);

        assertThat(counter.get("ann", ONE, Map.of("id", id), Map.of()).getStatusCode()).isEqualTo(404);
        assertThat(counter.call("ann", "DELETE /api/tracks/{id}", Map.of("id", id), "").getStatusCode()).isEqualTo(404);
        assertThat(counter.bytes.keys()).isEmpty();
        assertThat(json(counter.get("ann", "GET /api/tracks", Map.of(), Map.of())).at("/data/items")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{} | provider", "{\"provider\":\"suno\"} | title",
            "{\"provider\":\"suno\",\"title\":\"x\"} | audioUrl",
            "{\"provider\":\"su no\",\"title\":\"x\",\"audioUrl\":\"https://cdn.example/a\"} | provider",
            "{\"provider\":\"suno\",\"title\":\" \",\"audioUrl\":\"https://cdn.example/a\"} | title",
            "{\"provider\":\"suno\",\"title\":\"x\",\"audioUrl\":\"https://cdn.example/a b\"} | audioUrl",
            "{\"provider\":\"suno\",\"title\":\"x\",\"audioUrl\":7} | audioUrl",
            "{\"provider\":\"suno\",\"title\":\"x\",\"audioUrl\":\"https://cdn.example/a\",\"createdAt\":\"yesterday\"} | createdAt",
            "{\"provider\":\"suno\",\"title\":\"x\",\"audioUrl\":\"https://cdn.example/a\",\"createdAt\":\"2027-01-01T00:00:00Z\"} | createdAt",
            "{\"provider\":\"suno\",\"title\":\"x\",\"audioUrl\":\"https://cdn.example/a\",\"createdAt\":\"2025-12-01T00:00:00Z\",\"expiresAt\":\"2025-11-01T00:00:00Z\"} | expiresAt",
            "{\"provider\":\"suno\",\"title\":\"x\",\"audioUrl\":\"https://cdn.example/a\",\"metadata\":[]} | metadata", "[] | body",
            "{ | body"})
    void what_cannot_be_a_track_is_refused_by_the_name_of_the_field(String body, String field) {
        var answer = counter.call("ann", "POST /api/tracks", Map.of(), body);

        assertThat(answer.getStatusCode()).isEqualTo(400);
        assertThat(json(answer).at("/error/details/field").asText()).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource({"audioUrl, https://169.254.169.254/x, https://cdn.example/c", "coverUrl, https://cdn.example/a, https://intranet.example/c",
            "audioUrl, https://cdn.example/sil-100.mp3, https://cdn.example/c"})
    void what_lies_where_nothing_is_fetched_from_is_refused(String field, String audio, String cover) {
        var answer = counter.call("ann", "POST /api/tracks", Map.of(),
                "{\"provider\":\"suno\",\"title\":\"x\",\"audioUrl\":\"" + audio + "\",\"coverUrl\":\"" + cover + "\"}");

        assertThat(answer.getStatusCode()).isEqualTo(422);
        assertThat(json(answer).at("/error/code").asText()).isEqualTo("SOURCE_FORBIDDEN");
        assertThat(json(answer).at("/error/details/field").asText()).isEqualTo(field);
        assertThat(counter.tracks.all()).isEmpty();
    }

    @Test
    void metadata_come_back_as_they_were() {
        var answer = counter.call("ann", "POST /api/tracks", Map.of(),
                """
                        {"provider":"suno","title":"x","audioUrl":"https://cdn.example/a","metadata":{"bpm":120,"tags":["a","b"],"deep":{"is":null}}}""");

        assertThat(json(answer).at("/data/metadata")).hasToString("{\"bpm\":120,\"deep\":{\"is\":null},\"tags\":[\"a\",\"b\"]}");
    }

    @Test
    void a_track_that_its_provider_still_works_on_waits_until_it_is_completed() {
        var body = """
                {"provider":"replicate","title":"x","audioUrl":"https://cdn.example/song.wav","externalId":"7","status":"%s"}""";
        var first = json(counter.call("ann", "POST /api/tracks", Map.of(), body.formatted("processing"))).path("data");
        counter.work();
        assertThat(first.path("state").asText()).isEqualTo("REGISTERED");
        assertThat(first.has("archiveScheduledAt")).isFalse();

        counter.call("ann", "POST /api/tracks", Map.of(), body.formatted("completed"));
        counter.work();

        assertThat(json(counter.get("ann", ONE, Map.of("id", first.path("id").asText()), Map.of())).at("/data/state").asText())
                .isEqualTo("ARCHIVED");
    }

    @Test
    void lists_are_paged_newest_first_and_belong_to_their_owner() {
        IntStream.range(0, 5).forEach(number -> {
            counter.clock.advance(Duration.ofSeconds(1));
            counter.register("ann", number + ".wav");
        });
        counter.register("eve", "song.wav");

        var first = json(counter.get("ann", "GET /api/tracks", Map.of(), Map.of("limit", "3"))).path("data");
        var second = json(counter.get("ann", "GET /api/tracks", Map.of(),
                Map.of("limit", "3", "cursor", first.path("nextCursor").asText()))).path("data");

        assertThat(first.path("items").findValuesAsText("audioUrl")).containsExactly("https://cdn.example/4.wav",
                "https://cdn.example/3.wav", "https://cdn.example/2.wav");
        assertThat(second.path("items").findValuesAsText("audioUrl")).containsExactly("https://cdn.example/1.wav",
                "https://cdn.example/0.wav");
        assertThat(second.has("nextCursor")).isFalse();
        assertThat(counter.get("ann", "GET /api/tracks", Map.of(), Map.of("limit", "201")).getStatusCode()).isEqualTo(400);
        assertThat(counter.get("ann", "GET /api/tracks", Map.of(), Map.of("cursor", "mine")).getStatusCode()).isEqualTo(400);
    }

    @Test
    void what_fails_is_told() {
        var id = counter.register("ann", "nowhere.wav");
        counter.workUntilQuiet();

        var notices = json(counter.get("ann", "GET /api/notifications", Map.of(), Map.of())).at("/data/items");
        assertThat(notices).hasSize(1);
        assertThat(notices.at("/0/type").asText()).isEqualTo("track.failed");
        assertThat(notices.at("/0/trackId").asText()).isEqualTo(id);
        assertThat(notices.at("/0/message").asText()).isEqualTo("the provider answered 404");
        assertThat(json(counter.get("ann", ONE, Map.of("id", id), Map.of())).at("/data/state").asText()).isEqualTo("FAILED");
    }

    @Test
    void what_was_gone_is_told_and_not_played_any_more() {
        var id = counter.register("ann", "nowhere.wav");
        counter.workUntilQuiet();
        counter.clock.advance(Duration.ofHours(2));
        counter.plan();
        counter.workUntilQuiet();

        assertThat(json(counter.get("ann", ONE, Map.of("id", id), Map.of())).at("/data/state").asText()).isEqualTo("EXPIRED");
        assertThat(counter.get("ann", PLAYBACK, Map.of("id", id), Map.of()).getStatusCode()).isEqualTo(410);
        assertThat(json(counter.get("ann", "GET /api/notifications", Map.of(), Map.of())).at("/data/items/0/type").asText())
                .isEqualTo("track.expired");
        assertThat(json(counter.get("ann", "GET /api/archive/statistics", Map.of(), Map.of())).at("/data/expired_tracks").asInt()).isOne();
    }

    @Test
    void the_statistics_are_the_users_own_and_everybodys_for_the_operator() {
        counter.register("ann", "song.wav");
        counter.work();
        counter.register("ann", "nowhere.wav");
        counter.register("eve", "song.wav");

        var own = json(counter.get("ann", "GET /api/archive/statistics", Map.of(), Map.of())).path("data");
        assertThat(own.path("total_archived").asInt()).isEqualTo(1);
        assertThat(own.path("pending_archive").asInt()).isEqualTo(1);
        assertThat(own.path("urgent_archive_needed").asInt()).isEqualTo(1);
        assertThat(own.path("archive_percentage").asDouble()).isEqualTo(50);
        assertThat(own.path("min_time_to_loss_seconds").asInt()).isEqualTo(3600);
        var all = json(counter.asOperator("GET /api/archive/statistics", Map.of(), Counter.KEY, "")).path("data");
        assertThat(all.path("pending_archive").asInt()).isEqualTo(2);
        assertThat(counter.asOperator("GET /api/archive/statistics", Map.of(), "a-guess", "").getStatusCode()).isEqualTo(401);
    }

    @Test
    void what_can_be_lost_is_listed_the_first_to_go_first() {
        var later = "{\"provider\":\"suno\",\"title\":\"later\",\"audioUrl\":\"https://cdn.example/later.wav\"}";
        counter.call("ann", "POST /api/tracks", Map.of(), later);
        counter.register("ann", "soon.wav");

        var items = json(counter.get("ann", "GET /api/archive/pending", Map.of(), Map.of())).at("/data/items");
        assertThat(items.findValuesAsText("audioUrl")).containsExactly("https://cdn.example/soon.wav", "https://cdn.example/later.wav");
        assertThat(items.at("/0/needsArchiving").asBoolean()).isTrue();
        assertThat(items.at("/0/daysUntilExpiry").asDouble()).isEqualTo(0.04);
        assertThat(items.at("/1/needsArchiving").asBoolean()).isFalse();
        assertThat(items.at("/1/daysUntilExpiry").asDouble()).isEqualTo(15);
    }

    @Test
    void a_message_that_nobody_can_have_sent_is_left_for_somebody_to_look_at() {
        assertThat(counter.deliver("{\"version\":9,\"trackId\":\"x\"}").getBatchItemFailures()).hasSize(1);
        assertThat(counter.deliver("hello").getBatchItemFailures()).hasSize(1);
    }
}
