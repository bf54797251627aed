package dev.audiolith.providers.elevenlabs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.audiolith.audio.AudioFormat;
import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.providers.Settings;
import dev.audiolith.providers.http.Exchange;
import dev.audiolith.providers.http.Secret;
import dev.audiolith.speech.BrokenSpeech;
import dev.audiolith.speech.Speaker;
import dev.audiolith.speech.SpeechOutcome;
import dev.audiolith.speech.SpeechRequest;
import dev.audiolith.testkit.http.Behaviour;
import dev.audiolith.testkit.http.Servers;
import dev.audiolith.testkit.speech.SpeakerContract;
import dev.audiolith.time.Deadline;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ElevenLabsSpeakerTest implements SpeakerContract {
    private static final HttpClient CLIENT = Exchange.newClient();
    private static final String KEY = "sk_0123456789abcdef";
    private static final byte[] AUDIO = audio(100_000);

    @RegisterExtension
    final Servers servers = new Servers();

    @Override
    public Speaker speakerThatSays(byte[] audio) {
        return speaker(Behaviour.drips("audio/mpeg", List.of(audio), Duration.ZERO));
    }

    @Override
    public Speaker speakerThatSaysInTime(byte[] audio) {
        return speaker(Behaviour.drips("application/json", TimedAnswer.of(HELLO.text(), audio), Duration.ZERO));
    }

    @Override
    public Speaker speakerThatBreaksOffAfter(byte[] audio) {
        return speaker(Behaviour.breaksOffBetweenChunks("audio/mpeg", List.of(audio)));
    }

    @Override
    public Speaker speakerThatDoesNotKnowUs() {
        return speaker(Behaviour.json(401, "{\"detail\":{\"status\":\"invalid_api_key\",\"message\":\"" + KEY + "\"}}"));
    }

    @Test
    void it_asks_as_elevenlabs_wants_to_be_asked() throws IOException {
        var server = servers.playing(Behaviour.answers(200, "audio/mpeg", AUDIO));
        var request = new SpeechRequest("Grüß \"Gott\"\n😀", "JBFqnCBsd6RMkjVDRZzb", Optional.of("eleven_multilingual_v2"),
                Map.of("stability", 0.5, "use_speaker_boost", true), AudioFormat.DEFAULT, Optional.of("de"), Optional.of(4_294_967_295L));
        speaking(speakerAt(server.url()).speak(request, soon()));
        var sent = server.onlyRequest();
        assertThat(sent.method()).isEqualTo("POST");
        assertThat(sent.target()).isEqualTo("/v1/text-to-speech/JBFqnCBsd6RMkjVDRZzb/stream?output_format=mp3_44100_128");
        assertThat(sent.header("xi-api-key")).contains(KEY);
        assertThat(sent.header("content-type")).contains("application/json");
        assertThat(new String(sent.bytes(), UTF_8))
                .isEqualTo("{\"text\":\"Grüß \\\"Gott\\\"\\n😀\",\"model_id\":\"eleven_multilingual_v2\",\"language_code\":\"de\","
                        + "\"seed\":4294967295,\"voice_settings\":{\"stability\":0.5,\"use_speaker_boost\":true}}");
    }

    @Test
    void what_was_not_asked_for_is_left_to_its_own_defaults() throws IOException {
        var server = servers.playing(Behaviour.answers(200, "audio/mpeg", AUDIO));
        speaking(speakerAt(server.url()).speak(HELLO, soon()));
        assertThat(server.onlyRequest().body()).isEqualTo("{\"text\":\"Hello, world.\"}");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "none", value = {"none,13", "7,7", "0,0", "-1,13", "12.5,13", "many,13", "99999999999999999999,13"})
    void the_cost_is_what_the_header_says_if_it_makes_sense(String header, long cost) throws IOException {
        var headers = header == null ? new String[0] : new String[]{"character-cost: " + header};
        var outcome = speaker(Behaviour.answers(200, "audio/mpeg", AUDIO, headers)).speak(HELLO, soon());
        assertThat(speaking(outcome).characterCost()).isEqualTo(cost);
    }

    @Test
    void a_body_that_ends_with_the_connection_is_taken_as_it_is() throws IOException {
        var outcome = speaker(Behaviour.answersUntilItHangsUp("audio/mpeg", AUDIO)).speak(HELLO, soon());
        assertThat(speaking(outcome).audio()).hasBinaryContent(AUDIO);
    }

    @Test
    void audio_without_a_content_type_is_judged_by_its_bytes() throws IOException {
        var outcome = speaker(Behaviour.answers(200, "application/octet-stream", AUDIO)).speak(HELLO, soon());
        assertThat(speaking(outcome).audio()).hasBinaryContent(AUDIO);
    }

    @Nested
    class when_it_says_yes_without_audio {

        @ParameterizedTest
        @ValueSource(strings = {"text/html", "text/plain; charset=utf-8", "application/json", "application/xml", "application/problem+xml"})
        void a_type_that_is_text_is_refused(String type) {
            assertCorrupt(Behaviour.answers(200, type, AUDIO));
        }

        @ParameterizedTest
        @ValueSource(strings = {"<html>", "{\"detail\":\"no\"}", "\n\t <!DOCTYPE html>", "\uFEFF<html>", "\uFEFF\r\n{}"})
        void a_body_that_is_text_is_refused(String body) {
            assertCorrupt(Behaviour.answers(200, "audio/mpeg", body.getBytes(UTF_8)));
        }

        @Test
        void nothing_at_all_is_refused() {
            assertCorrupt(Behaviour.answers(200, "audio/mpeg", new byte[0]));
            assertCorrupt(Behaviour.drips("audio/mpeg", List.of(), Duration.ZERO));
            assertCorrupt(Behaviour.answersUntilItHangsUp("audio/mpeg", new byte[0]));
        }

        @Test
        void a_body_that_was_compressed_on_the_way_is_refused() {
            assertCorrupt(Behaviour.answers(200, "audio/mpeg", AUDIO, "Content-Encoding: gzip"));
        }

        @Test
        void raw_samples_may_begin_like_text() throws IOException {
            var samples = new byte[1000];
            samples[0] = '<';
            var raw = new SpeechRequest("Hi", "v", Optional.empty(), Map.of(), AudioFormat.parse("pcm_16000").orElseThrow(),
                    Optional.empty(),
                    Optional.empty());
            assertThat(speaking(speaker(Behaviour.answers(200, "audio/mpeg", samples)).speak(raw, soon())).audio())
                    .hasBinaryContent(samples);
            var page = "<html><body>not now</body></html>".getBytes(UTF_8);
            assertThat(declined(speaker(Behaviour.answers(200, "audio/pcm", page)).speak(raw, soon())).kind())
                    .isEqualTo(FailureKind.CORRUPT_ANSWER);
        }
    }

    @Nested
    class when_the_speech_breaks_off {

        @Test
        void a_body_shorter_than_announced_never_just_ends() throws IOException {
            var outcome = speaker(Behaviour.breaksOff(200, "audio/mpeg", AUDIO, AUDIO.length + 1)).speak(HELLO, soon());
            assertThat(brokenWhileRead(outcome).kind()).isEqualTo(FailureKind.CORRUPT_ANSWER);
        }

        @Test
        void a_body_shorter_than_its_first_bytes_is_declined() {
            assertCorrupt(Behaviour.breaksOff(200, "audio/mpeg", audio(10), 1000));
        }

        @Test
        void a_stream_that_falls_silent_is_late() throws IOException {
            var start = System.nanoTime();
            var outcome = speaker(Behaviour.fallsSilent(200, "audio/mpeg", AUDIO)).speak(HELLO, in(Duration.ofMillis(500)));
            assertThat(brokenWhileRead(outcome).kind()).isEqualTo(FailureKind.TIMED_OUT);
            assertInTime(start);
        }

        @Test
        void a_stream_that_drips_is_late_however_steadily() throws IOException {
            var start = System.nanoTime();
            var drip = Behaviour.drips("audio/mpeg", Collections.nCopies(1000, audio(100)), Duration.ofMillis(50));
            var outcome = speaker(drip).speak(HELLO, in(Duration.ofMillis(600)));
            assertThat(brokenWhileRead(outcome).kind()).isEqualTo(FailureKind.TIMED_OUT);
            assertInTime(start);
        }

        @Test
        void a_first_byte_that_never_comes_is_late() {
            var start = System.nanoTime();
            var drip = Behaviour.drips("audio/mpeg", Collections.nCopies(1000, audio(1)), Duration.ofSeconds(1));
            assertThat(declined(speaker(drip).speak(HELLO, in(Duration.ofMillis(300)))).kind()).isEqualTo(FailureKind.TIMED_OUT);
            assertThat(declined(speaker(Behaviour.neverAnswers()).speak(HELLO, in(Duration.ofMillis(300)))).kind())
                    .isEqualTo(FailureKind.TIMED_OUT);
            assertInTime(start);
        }
    }

    @Nested
    class when_it_says_no {

        @ParameterizedTest
        @CsvSource({"401,quota_exceeded,QUOTA_EXHAUSTED", "402,insufficient_credits,QUOTA_EXHAUSTED", "401,invalid_api_key,UNAUTHORIZED",
                "400,invalid_api_key,UNAUTHORIZED", "402,paid_plan_required,FORBIDDEN", "403,voice_access_denied,FORBIDDEN",
                "403,only_for_creator+,FORBIDDEN",
                "404,voice_not_found,NOT_FOUND", "400,voice_does_not_exist,NOT_FOUND", "404,model_not_found,INVALID_INPUT",
                "400,text_too_long,TOO_LARGE",
                "400,max_character_limit_exceeded,TOO_LARGE", "400,invalid_voice_settings,INVALID_INPUT",
                "429,concurrent_limit_exceeded,RATE_LIMITED",
                "400,too_many_concurrent_requests,RATE_LIMITED", "429,system_busy,RATE_LIMITED", "409,conflict,BUSY",
                "500,internal_error,BUSY"})
        void its_codes_are_known_by_either_name(int status, String code, FailureKind kind) {
            var now = "{\"detail\":{\"type\":\"some_error\",\"code\":\"" + code + "\",\"message\":\"...\",\"status\":\"older\"}}";
            var legacy = "{\"detail\":{\"status\":\"" + code + "\",\"message\":\"...\"}}";
            for (var body : List.of(now, legacy)) {
                assertThat(declined(speaker(Behaviour.json(status, body)).speak(HELLO, soon())))
                        .isEqualTo(Failure.of(kind, "elevenlabs", "elevenlabs answered " + status + " (" + code + ")"));
            }
        }

        @ParameterizedTest
        @CsvSource({"400,INVALID_INPUT", "401,UNAUTHORIZED", "402,QUOTA_EXHAUSTED", "403,FORBIDDEN", "404,INVALID_INPUT",
                "422,INVALID_INPUT",
                "429,RATE_LIMITED", "500,BUSY", "503,BUSY"})
        void without_a_code_the_status_decides(int status, FailureKind kind) {
            var bodies = List.of("", "<html>503</html>", "{\"detail\":\"text\"}",
                    "{\"detail\":[{\"loc\":[\"body\"],\"msg\":\"m\",\"type\":\"t\"}]}", "{\"detail\":{\"co",
                    "[1]", "{\"detail\":{\"code\":{\"x\":1},\"status\":7}}");
            for (var body : bodies) {
                assertThat(declined(speaker(Behaviour.json(status, body)).speak(HELLO, soon())).kind()).as(body).isEqualTo(kind);
            }
        }

        @Test
        void too_fast_says_when_to_come_back() {
            var failure = declined(speaker(Behaviour.json(429, "{}", "Retry-After: 2")).speak(HELLO, soon()));
            assertThat(failure.retryAfter()).contains(Duration.ofSeconds(2));
        }

        @Test
        void nobody_there_is_unreachable() {
            assertThat(declined(speakerAt(servers.nobody()).speak(HELLO, soon())).kind()).isEqualTo(FailureKind.UNREACHABLE);
            assertThat(declined(speaker(Behaviour.hangsUpAtOnce()).speak(HELLO, soon())).kind()).isEqualTo(FailureKind.UNREACHABLE);
        }

        @Test
        void a_redirect_does_not_carry_the_key_away() {
            var trap = servers.playing(Behaviour.answers(200, "audio/mpeg", AUDIO));
            declined(speaker(Behaviour.redirectsTo(trap.url().toString())).speak(HELLO, soon()));
            assertThat(trap.connections()).isZero();
        }
    }

    @Test
    void it_is_asked_once_a_call() throws IOException {
        var server = servers.playing(Behaviour.html(503));
        declined(speakerAt(server.url()).speak(HELLO, soon()));
        assertThat(server.requests()).hasSize(1);
    }

    private Speaker speaker(Behaviour behaviour) {
        return speakerAt(servers.playing(behaviour).url());
    }

    private static Speaker speakerAt(URI base) {
        return new ElevenLabsSpeaker(CLIENT, base, Secret.of(Settings.of("ELEVENLABS_API_KEY", KEY), "ELEVENLABS_API_KEY"));
    }

    private void assertCorrupt(Behaviour behaviour) {
        assertThat(declined(speaker(behaviour).speak(HELLO, soon())).kind()).isEqualTo(FailureKind.CORRUPT_ANSWER);
    }

    private static Failure declined(SpeechOutcome outcome) {
        assertThat(outcome).isInstanceOf(SpeechOutcome.Declined.class);
        var failure = ((SpeechOutcome.Declined) outcome).failure();
        assertThat(failure.by()).isEqualTo("elevenlabs");
        assertThat(failure.message()).doesNotContain(KEY).doesNotContainPattern("\\p{Cntrl}").hasSizeLessThan(150);
        return failure;
    }

    private static SpeechOutcome.Speaking speaking(SpeechOutcome outcome) {
        assertThat(outcome).isInstanceOf(SpeechOutcome.Speaking.class);
        return (SpeechOutcome.Speaking) outcome;
    }

    private static Failure brokenWhileRead(SpeechOutcome outcome) throws IOException {
        try (var audio = speaking(outcome).audio()) {
            var broken = catchThrowableOfType(BrokenSpeech.class, audio::readAllBytes);
            assertThat(broken).isNotNull();
            return broken.failure();
        }
    }

    private static void assertInTime(long start) {
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }

    private static byte[] audio(int length) {
        var bytes = new byte[length];
        Arrays.fill(bytes, (byte) 0xff);
        return bytes;
    }

    private static Deadline soon() {
        return in(Duration.ofSeconds(20));
    }

    private static Deadline in(Duration time) {
        return Deadline.after(time, InstantSource.system());
    }
}
