package dev.audiolith.archiver;

import static dev.audiolith.archiver.Counter.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The door that archives while its caller waits, over fakes.
class ArchiveNowHandlerTest {
    private static final String RUN = "POST /api/admin/archive-tracks";
    private static final String BY_HAND = "POST /api/tracks/{id}/archived";

    private Counter counter;

    @BeforeEach
    void open(@TempDir Path scratch) {
        counter = new Counter(scratch);
        counter.web.put("song.wav", Counter.SOUND);
    }

    @Nested
    class when_an_operator_runs_it {

        @ParameterizedTest
        @ValueSource(strings = {RUN, "POST /functions/v1/archive-tracks"})
        void a_track_that_is_named_is_archived_whether_it_is_due_or_not(String route) {
            var answer = counter.call("ann", "POST /api/tracks", Map.of(),
                    "{\"provider\":\"suno\",\"title\":\"x\",\"audioUrl\":\"https://cdn.example/song.wav\"}");
            var id = json(answer).at("/data/id").asText();

            var ran = json(counter.asOperator(route, Map.of(), Counter.KEY, "{\"trackId\":\"" + id + "\"}"));

            assertThat(ran.path("success").asBoolean()).isTrue();
            assertThat(ran.path("message").asText()).isEqualTo("Archived 1/1 tracks");
            assertThat(ran.path("results").toString()).isEqualTo("{\"total\":1,\"succeeded\":1,\"failed\":0,\"pending\":0,\"errors\":[]}");
            assertThat(counter.tracks.all().getFirst().isArchived()).isTrue();
        }

        @Test
        void what_is_unfinished_when_the_answer_is_due_is_counted_and_goes_on() {
            var id = counter.register("ann", "nowhere.wav");

            var ran = json(counter.asOperator(RUN, Map.of(), Counter.KEY, "{\"trackId\":\"" + id + "\"}"));
            assertThat(ran.at("/results/pending").asInt()).isEqualTo(1);

            counter.web.put("nowhere.wav", Counter.SOUND);
            counter.workUntilQuiet();
            assertThat(counter.tracks.all().getFirst().isArchived()).isTrue();
        }

        @Test
        void one_that_has_failed_is_tried_again_and_its_error_told() {
            var id = counter.register("ann", "nowhere.wav");
            counter.workUntilQuiet();
            counter.clock.advance(Duration.ofHours(2));
            counter.plan();
            counter.workUntilQuiet();
            assertThat(counter.tracks.all().getFirst().state()).hasToString("EXPIRED");

            var ran = json(counter.asOperator(RUN, Map.of(), Counter.KEY, "{\"trackId\":\"" + id + "\"}"));

            assertThat(ran.at("/results/failed").asInt()).isEqualTo(1);
            assertThat(ran.at("/results/errors/0/trackId").asText()).isEqualTo(id);
            assertThat(ran.at("/results/errors/0/title").asText()).isEqualTo("A song");
            assertThat(ran.at("/results/errors/0/error").asText()).isEqualTo("the provider answered 404");
        }

        @Test
        void without_a_name_those_that_are_due_are_sent_for_the_most_urgent_first() {
            counter.register("ann", "one.wav");
            counter.register("eve", "two.wav");
            counter.call("ann", "POST /api/tracks", Map.of(),
                    "{\"provider\":\"suno\",\"title\":\"x\",\"audioUrl\":\"https://cdn.example/song.wav\"}");

            var ran = json(counter.asOperator(RUN, Map.of(), Counter.KEY, ""));

            assertThat(ran.path("message").asText()).isEqualTo("Archived 0/2 tracks");
            assertThat(ran.at("/results/pending").asInt()).isEqualTo(2);
            assertThat(json(counter.asOperator(RUN, Map.of(), Counter.KEY, "{\"limit\":1}")).at("/results/total").asInt()).isEqualTo(1);
        }

        @ParameterizedTest
        @ValueSource(strings = {"{\"limit\":0}", "{\"limit\":201}", "{\"limit\":-1}", "{\"limit\":\"50\"}", "{\"limit\":1.5}",
                "{\"trackId\":\"x\"}", "{\"trackId\":7}", "[]", "{"})
        void what_makes_no_sense_is_refused(String body) {
            assertThat(counter.asOperator(RUN, Map.of(), Counter.KEY, body).getStatusCode()).isEqualTo(400);
        }

        @Test
        void a_track_that_nobody_has_is_not_found() {
            var body = "{\"trackId\":\"0123456789abcdef0123456789abcdef\"}";
            assertThat(counter.asOperator(RUN, Map.of(), Counter.KEY, body).getStatusCode()).isEqualTo(404);
        }

        @Test
        void nobody_else_can() {
            var id = counter.register("ann", "song.wav");
            assertThat(counter.asOperator(RUN, Map.of(), "a-guess", "{\"trackId\":\"" + id + "\"}").getStatusCode()).isEqualTo(401);
            assertThat(counter.call("ann", RUN, Map.of(), "{\"limit\":9000}").getStatusCode()).isEqualTo(401);
        }
    }

    @Nested
    class when_an_owner_has_the_files {

        private String id = "";

        @BeforeEach
        void lost() {
            id = counter.register("ann", "nowhere.wav");
            counter.workUntilQuiet();
        }

        @Test
        void what_was_uploaded_is_verified_and_kept() {
            var places = json(counter.call("ann", BY_HAND, Map.of("id", id), "{\"audio\":{\"bytes\":100,\"contentType\":\"audio/wav\"}}"));
            assertThat(places.at("/data/uploads/audio/method").asText()).isEqualTo("PUT");
            counter.uploaded.put(id + " AUDIO", Counter.SOUND);

            var confirmed = counter.call("ann", BY_HAND, Map.of("id", id), "{\"confirm\":true}");

            assertThat(confirmed.getStatusCode()).isEqualTo(200);
            assertThat(json(confirmed).at("/data/state").asText()).isEqualTo("ARCHIVED");
            assertThat(counter.bytes.keys()).containsExactly("tracks-audio/ann/" + id + ".wav");
            assertThat(counter.uploaded).isEmpty();
            assertThat(counter.call("ann", BY_HAND, Map.of("id", id), "{\"confirm\":true}").getStatusCode()).as("again").isEqualTo(200);
        }

        @Test
        void what_is_no_music_is_refused_and_nothing_changes() {
            counter.uploaded.put(id + " AUDIO", Arrays.copyOf(Counter.SOUND, Counter.SOUND.length / 2));

            var refused = counter.call("ann", BY_HAND, Map.of("id", id), "{\"confirm\":true}");

            assertThat(refused.getStatusCode()).isEqualTo(422);
            assertThat(json(refused).at("/error/code").asText()).isEqualTo("FILE_REFUSED");
            assertThat(json(refused).at("/error/details/field").asText()).isEqualTo("audio");
            assertThat(counter.tracks.all().getFirst().state()).hasToString("FAILED");
            assertThat(counter.bytes.keys()).isEmpty();
        }

        @Test
        void saying_so_is_not_enough() {
            assertThat(counter.call("ann", BY_HAND, Map.of("id", id), "{\"confirm\":true}").getStatusCode()).isEqualTo(409);
            assertThat(counter.tracks.all().getFirst().state()).hasToString("FAILED");
        }

        @Test
        void an_operator_may_and_a_stranger_may_not() {
            counter.uploaded.put(id + " AUDIO", Counter.SOUND);

            assertThat(counter.call("eve", BY_HAND, Map.of("id", id), "{\"confirm\":true}").getStatusCode()).isEqualTo(404);
            assertThat(counter.asOperator(BY_HAND, Map.of("id", id), "a-guess", "{\"confirm\":true}").getStatusCode()).isEqualTo(401);
            assertThat(counter.asOperator(BY_HAND, Map.of("id", id), Counter.KEY, "{\"confirm\":true}").getStatusCode()).isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(strings = {"{}", "{\"audio\":{}}", "{\"audio\":{\"bytes\":0,\"contentType\":\"audio/wav\"}}",
                "{\"audio\":{\"bytes\":9999999999,\"contentType\":\"audio/wav\"}}", "{\"audio\":{\"bytes\":5}}",
                "{\"audio\":{\"bytes\":5,\"contentType\":\"wav\"}}", "{\"audio\":\"x\"}", "{\"confirm\":\"yes\"}"})
        void what_makes_no_sense_is_refused(String body) {
            assertThat(counter.call("ann", BY_HAND, Map.of("id", id), body).getStatusCode()).isEqualTo(400);
        }
    }
}
