package dev.audiolith.transcribe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.testkit.recording.SampleRecording;
import dev.audiolith.transcript.TranscriptionState;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the queue of uploads brings.
class UploadHandlerTest {
    private Reception reception;

    @TempDir
    private Path scratch;

    @BeforeEach
    void open() {
        reception = new Reception(scratch);
    }

    @Test
    void the_same_word_of_the_bucket_any_number_of_times_is_one_transcription() {
        var id = reception.upload(Reception.SOUND);
        var told = Reception.created("uploads/~/" + id);
        assertThat(reception.deliver(told, told, told)).isEmpty();
        assertThat(reception.deliver(Reception.created("uploads/~/" + id, "uploads/%7e/" + id))).isEmpty();
        assertThat(reception.transcriptions.all()).hasSize(1);
        assertThat(reception.the(id).state()).isEqualTo(TranscriptionState.COMPLETED);
        assertThat(reception.transcriber.charged()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"uploads/ann/a+b.wav, uploads/ann/a b.wav", "uploads/ann/a%2Bb.wav, uploads/ann/a+b.wav",
            "uploads/ann/100%25.wav, uploads/ann/100%.wav",
            "uploads/ann/B%C3%BChne+%F0%9F%8E%A7.wav, uploads/ann/B\u00fchne \ud83c\udfa7.wav",
            "uploads/ann/%3Cx%3E%22%27%26.wav, uploads/ann/<x>\"'&.wav", "uploads/ann/a/b/c.wav, uploads/ann/a/b/c.wav"})
    void what_is_dropped_is_found_under_the_name_that_it_has(String written, String key) {
        reception.uploads.arrive(key, "audio/wav", Reception.SOUND);
        assertThat(reception.deliver(Reception.created(written))).isEmpty();
        assertThat(reception.the().owner()).isEqualTo("ann");
        assertThat(reception.the().recording().key()).isEqualTo(key);
        assertThat(reception.the().state()).isEqualTo(TranscriptionState.COMPLETED);
    }

    @Test
    void what_is_dropped_under_no_owner_belongs_to_nobody_who_signs_in() {
        reception.uploads.arrive("uploads/memo.wav", "audio/wav", Reception.SOUND);
        assertThat(reception.deliver(Reception.created("uploads/memo.wav"))).isEmpty();
        assertThat(reception.the().owner()).isEqualTo("dropped");
    }

    @ParameterizedTest
    @ValueSource(strings = {"recordings/x.wav", "sounds/x.mp3", "uploads/", "uploads/ann/", "Uploads/ann/a.wav", "/uploads/ann/a.wav",
            "uploads/~/not-an-id", "uploads/~/..", "uploads/~/0123456789abcdef0123456789abcdef", "uploads/~/a/b"})
    void what_lies_elsewhere_is_none_of_ours(String key) {
        reception.uploads.arrive(key, "audio/wav", Reception.SOUND);
        assertThat(reception.deliver(Reception.created(key))).isEmpty();
        assertThat(reception.transcriptions.all()).isEmpty();
        assertThat(reception.transcriber.asked()).isEmpty();
    }

    @Test
    void another_id_than_the_one_that_was_given_out_is_nobodys() {
        var id = reception.upload(Reception.SOUND);
        reception.uploads.arrive("uploads/~/" + id.toUpperCase(Locale.ROOT), "audio/wav", Reception.SOUND);
        assertThat(reception.deliver(Reception.created("uploads/~/" + id.toUpperCase(Locale.ROOT)))).isEmpty();
        assertThat(reception.the(id).state()).isEqualTo(TranscriptionState.AWAITING_UPLOAD);
    }

    @Test
    void what_is_gone_again_is_nothing_to_do() {
        assertThat(reception.deliver(Reception.created("uploads/ann/gone.wav"))).isEmpty();
        assertThat(reception.transcriptions.all()).isEmpty();
        assertThat(reception.log()).contains("NOT_A_RECORDING");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ObjectRemoved:Delete", "ObjectRemoved:DeleteMarkerCreated", "ObjectTagging:Put", "ObjectRestore:Completed",
            "LifecycleExpiration:Delete", "objectcreated:Put", ""})
    void other_things_that_happen_in_a_bucket_are_nothing_to_do(String event) {
        reception.uploads.arrive("uploads/ann/a.wav", "audio/wav", Reception.SOUND);
        assertThat(reception.deliver(Reception.happened(event, "uploads/ann/a.wav"))).isEmpty();
        assertThat(reception.transcriptions.all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ObjectCreated:Put", "ObjectCreated:Post", "ObjectCreated:Copy", "ObjectCreated:CompleteMultipartUpload"})
    void however_it_was_put_there_it_is_there(String event) {
        reception.uploads.arrive("uploads/ann/a.wav", "audio/wav", Reception.SOUND);
        assertThat(reception.deliver(Reception.happened(event, "uploads/ann/a.wav"))).isEmpty();
        assertThat(reception.the().state()).isEqualTo(TranscriptionState.COMPLETED);
    }

    @Test
    void the_word_that_comes_late_is_of_what_is_there_now() {
        reception.uploads.arrive("uploads/ann/a.wav", "audio/wav", new byte[0]);
        reception.uploads.arrive("uploads/ann/a.wav", "audio/wav", Reception.SOUND);
        assertThat(reception.deliver(Reception.created("uploads/ann/a.wav"), Reception.created("uploads/ann/a.wav"))).isEmpty();
        assertThat(reception.transcriptions.all()).hasSize(1);
        assertThat(reception.the().state()).isEqualTo(TranscriptionState.COMPLETED);
    }

    @Test
    void other_bytes_put_under_the_same_name_are_another_recording() {
        reception.uploads.arrive("uploads/ann/a.wav", "audio/wav", Reception.SOUND);
        reception.deliver(Reception.created("uploads/ann/a.wav"));
        reception.uploads.arrive("uploads/ann/a.wav", "audio/wav", SampleRecording.of(SampleRecording.tone(2)).wav());
        reception.deliver(Reception.created("uploads/ann/a.wav"));
        assertThat(reception.transcriptions.all()).hasSize(2).allMatch(one -> one.state() == TranscriptionState.COMPLETED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\",\"Bucket\":\"audio\"}", "{\"Records\":[]}"})
    void a_word_of_nothing_is_nothing_to_do(String body) {
        assertThat(reception.deliver(body)).isEmpty();
        assertThat(reception.log()).contains("NOTHING_ARRIVED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "null", "[]", "7", "{}", "{\"Records\":{}}", "{\"Records\":null}", "{\"version\":1}",
            "{\"version\":2,\"transcriptionId\":\"0123456789abcdef0123456789abcdef\"}",
            "{\"version\":\"1\",\"transcriptionId\":\"0123456789abcdef0123456789abcdef\"}",
            "{\"version\":null,\"transcriptionId\":\"0123456789abcdef0123456789abcdef\"}",
            "{\"version\":1,\"transcriptionId\":\"../x\"}", "{\"version\":1,\"transcriptionId\":7}", "{\"version\":1,\"version\":1}",
            "{\"Records\":[{\"eventName\":\"ObjectCreated:Put\"}]}", "{\"Records\":[{\"eventName\":\"ObjectCreated:Put\",\"s3\":7}]}",
            "{\"Records\":[{\"eventName\":\"ObjectCreated:Put\",\"s3\":{\"object\":{\"key\":\"uploads/%zz\"}}}]}",
            "{\"Records\":[{\"eventName\":\"ObjectCreated:Put\",\"s3\":{\"object\":{\"key\":\"uploads/%\"}}}]}",
            "{\"Records\":[{\"eventName\":\"ObjectCreated:Put\",\"s3\":{\"object\":{\"key\":\"\"}}}]}"})
    void what_nobody_can_have_sent_is_left_for_somebody_to_look_at(String body) {
        assertThat(reception.deliver(body)).containsExactly("message 0");
        assertThat(reception.log()).contains("POISON").doesNotContain("%zz").doesNotContain("../x");
    }

    @Test
    void a_message_as_long_as_one_may_be_is_no_danger() {
        assertThat(reception.deliver("x".repeat(1 << 20), "[".repeat(1 << 20), "{\"version\":1,\"x\":\"" + "x".repeat(1 << 20) + "\"}"))
                .containsExactly("message 0", "message 1", "message 2");
        assertThat(reception.log().length()).isLessThan(20_000);
    }

    @Test
    void one_poisoned_message_keeps_no_other_from_being_worked_off() {
        var ids = Stream.generate(() -> reception.upload(Reception.SOUND)).limit(9).toList();
        var bodies = Stream.concat(ids.stream().map(id -> Reception.created("uploads/~/" + id)), Stream.of("poison"))
                .toArray(String[]::new);
        // Fifth of ten.
        var last = bodies[9];
        bodies[9] = bodies[4];
        bodies[4] = last;
        assertThat(reception.deliver(bodies)).containsExactly("message 4");
        assertThat(ids).allMatch(id -> reception.the(id).state() == TranscriptionState.COMPLETED);
    }

    @Test
    void one_message_that_meets_a_failing_table_comes_back_and_the_others_do_not() {
        var one = reception.upload(Reception.SOUND);
        var other = reception.upload(Reception.SOUND);
        reception.transcriptions.outage().failNext(1);
        assertThat(reception.deliver(Reception.created("uploads/~/" + one), Reception.created("uploads/~/" + other)))
                .containsExactly("message 0");
        assertThat(reception.the(other).state()).isEqualTo(TranscriptionState.COMPLETED);
        assertThat(reception.deliver(Reception.created("uploads/~/" + one))).isEmpty();
        assertThat(reception.the(one).state()).isEqualTo(TranscriptionState.COMPLETED);
    }

    @Test
    void of_several_that_one_message_tells_of_each_is_worked_off() {
        var ids = Stream.generate(() -> reception.upload(Reception.SOUND)).limit(3).toList();
        assertThat(reception.deliver(Reception.created(ids.stream().map(id -> "uploads/~/" + id).toArray(String[]::new)))).isEmpty();
        assertThat(ids).allMatch(id -> reception.the(id).state() == TranscriptionState.COMPLETED);
    }

    @Test
    void fewer_bytes_than_were_announced_are_an_incomplete_upload() {
        var id = reception.upload(Reception.SOUND);
        reception.uploads.arrive("uploads/~/" + id, "audio/wav", Arrays.copyOf(Reception.SOUND, Reception.SOUND.length - 2));
        assertThat(reception.deliver(Reception.created("uploads/~/" + id))).isEmpty();
        assertThat(reception.the(id).mishap().orElseThrow().problem().name()).isEqualTo("INCOMPLETE_UPLOAD");
    }

    @Test
    void who_has_no_time_left_leaves_it_to_another_and_nothing_on_the_desk() {
        var id = reception.upload(Reception.SOUND);
        assertThat(reception.deliver(5_100, Reception.created("uploads/~/" + id))).isEmpty();
        assertThat(reception.the(id).state()).isEqualTo(TranscriptionState.QUEUED);
        assertThat(scratch).isEmptyDirectory();
        reception.workUntilQuiet();
        assertThat(reception.the(id).state()).isEqualTo(TranscriptionState.COMPLETED);
    }

    @Test
    void a_transcription_that_is_not_there_is_nothing_to_do() {
        assertThat(reception.deliver("{\"version\":1,\"transcriptionId\":\"0123456789abcdef0123456789abcdef\"}")).isEmpty();
        assertThat(reception.log()).contains("NOTHING_TO_DO");
    }
}
