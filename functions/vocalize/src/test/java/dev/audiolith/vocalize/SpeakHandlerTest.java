package dev.audiolith.vocalize;

import static dev.audiolith.vocalize.Doorstep.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.audiolith.aws.SpeakMessages;
import dev.audiolith.edge.Json;
import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.sound.SoundId;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpeakHandlerTest {
    private static final String SECRET_TEXT = "what nobody may read in a log";

    private final Doorstep door = new Doorstep();

    @Test
    void an_order_becomes_the_sound_that_its_status_promised() {
        var id = ordered();
        assertThat(json(door.tell(id, "ada")).at("/data/state").textValue()).isEqualTo("SPEAKING");
        assertThat(door.work(1, message(id))).as("messages that come back").isEmpty();
        assertThat(json(door.tell(id, "ada")).at("/data/state").textValue()).isEqualTo("PINNED");
        assertThat(last().get("outcome").textValue()).isEqualTo("SPOKEN");
        assertThat(last().get("SpeechSucceeded").intValue()).isEqualTo(1);
    }

    @Test
    void poison_comes_back_alone_and_the_others_are_worked_off() {
        var id = ordered();
        assertThat(door.work(1, "{", message(id), "{\"version\":2}")).containsExactly("message 0", "message 2");
        assertThat(json(door.tell(id, "ada")).at("/data/state").textValue()).isEqualTo("PINNED");
    }

    @Test
    void a_message_about_nothing_is_settled() {
        assertThat(door.work(1, message("f".repeat(32)))).isEmpty();
        assertThat(last().get("outcome").textValue()).isEqualTo("NOTHING_TO_DO");
    }

    @Test
    void a_copy_of_a_message_that_was_worked_off_does_nothing() {
        var id = ordered();
        door.work(1, message(id));
        assertThat(door.work(2, message(id))).isEmpty();
        assertThat(last().get("outcome").textValue()).isEqualTo("NOTHING_TO_DO");
    }

    @Test
    void storage_that_does_not_answer_brings_the_message_back() {
        var id = ordered();
        door.orderedSpeech.outage().failNext(1);
        assertThat(door.work(1, message(id))).containsExactly("message 0");
        assertThat(last().get("level").textValue()).isEqualTo("error");
    }

    @Test
    void a_failure_that_may_pass_is_put_off_and_says_why() {
        door.speechFailure = Optional.of(Failure.of(FailureKind.BUSY, "elevenlabs", "elevenlabs answered 503"));
        var id = ordered();
        door.speakQueue.queue().lose();
        assertThat(door.work(1, message(id))).as("settled: the next message is on its way").isEmpty();
        assertThat(door.speakQueue.queue().waiting()).containsExactly(new SoundId(id));
        assertThat(last().get("outcome").textValue()).isEqualTo("PUT_OFF");
        assertThat(last().get("code").textValue()).isEqualTo("SPEECH_UNAVAILABLE");
        assertThat(last().get("SpeechSucceeded").intValue()).isZero();
    }

    @Test
    void a_failure_for_good_is_told_to_the_owner_and_blames_nobody_for_a_callers_mistake() {
        door.speechFailure = Optional.of(Failure.of(FailureKind.NOT_FOUND, "elevenlabs", "elevenlabs answered 404"));
        var id = ordered();
        assertThat(door.work(1, message(id))).isEmpty();
        var told = json(door.tell(id, "ada")).get("data");
        assertThat(told.get("state").textValue()).isEqualTo("FAILED");
        assertThat(told.at("/failure/code").textValue()).isEqualTo("UNKNOWN_VOICE");
        assertThat(last().get("outcome").textValue()).isEqualTo("FAILED");
        assertThat(last().has("SpeechSucceeded")).isFalse();
    }

    @Test
    void the_log_never_has_the_text() {
        var id = ordered();
        door.speechFailure = Optional.of(Failure.of(FailureKind.BUSY, "elevenlabs", "elevenlabs answered 503"));
        door.work(1, message(id));
        door.speechFailure = Optional.empty();
        door.work(1, message(id), "{" + SECRET_TEXT);
        assertThat(door.log.toString(StandardCharsets.UTF_8)).contains(id).doesNotContain(SECRET_TEXT);
    }

    private String ordered() {
        var answer = door.knock("POST /api/agents/vocalize", "ada", Map.of(), "{\"text\":\"" + SECRET_TEXT + "\",\"voiceId\":\"kevin\"}",
                Map.of("content-type", "application/json", "prefer", "wait=5, respond-async"));
        assertThat(answer.getStatusCode()).isEqualTo(202);
        assertThat(answer.getHeaders()).containsEntry("preference-applied", "respond-async");
        return json(answer).at("/data/id").textValue();
    }

    private static String message(String id) {
        return SpeakMessages.encode(new SoundId(id));
    }

    /// The worker's last line in the log.
    private JsonNode last() {
        return door.log.toString(StandardCharsets.UTF_8).lines().map(line -> Json.parse(line).orElseThrow())
                .filter(line -> line.get("function").textValue().equals("speak")).reduce((_, later) -> later).orElseThrow();
    }
}
