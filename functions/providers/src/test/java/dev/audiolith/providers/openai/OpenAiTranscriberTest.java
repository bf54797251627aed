package dev.audiolith.providers.openai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.providers.Settings;
import dev.audiolith.providers.http.Exchange;
import dev.audiolith.providers.http.Secret;
import dev.audiolith.testkit.http.Behaviour;
import dev.audiolith.testkit.http.Servers;
import dev.audiolith.testkit.transcript.TranscriberContract;
import dev.audiolith.time.Deadline;
import dev.audiolith.transcript.Transcriber;
import dev.audiolith.transcript.TranscriberOutcome;
import dev.audiolith.transcript.TranscriberOutcome.Heard;
import dev.audiolith.transcript.Transcript;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OpenAiTranscriberTest implements TranscriberContract {
    private static final HttpClient CLIENT = Exchange.newClient();
    private static final String KEY = "sk-proj-0123456789abcdef";

    @RegisterExtension
    final Servers servers = new Servers();

    @TempDir
    Path folder;

    @Override
    public Transcriber transcriberThatHears(Transcript transcript) {
        return transcriber(Behaviour.json(200, WireAnswer.of(transcript, LENGTH)));
    }

    @Override
    public Transcriber transcriberThatDoesNotKnowUs() {
        var body = "{\"error\":{\"message\":\"Incorrect API key provided: " + KEY + ".\",\"type\":\"invalid_request_error\",\"param\":null,"
                + "\"code\":\"invalid_api_key\"}}";
        return transcriber(Behaviour.answers(401, "text/plain; charset=utf-8", body.getBytes(UTF_8)));
    }

    @Override
    public Transcriber transcriberThatWantsMoney() {
        return transcriber(Behaviour.json(429, error("insufficient_quota", "insufficient_quota")));
    }

    @Override
    public Transcriber transcriberThatIsBusy() {
        return transcriber(Behaviour.html(503));
    }

    @Override
    public Transcriber transcriberThatTalksNonsense() {
        return transcriber(Behaviour.html(200));
    }

    @Test
    void whisper_is_asked_for_the_times_of_segments_and_words() throws IOException {
        var server = servers.playing(Behaviour.json(200, WireAnswer.of(HELLO, LENGTH)));
        var piece = TranscriberContract.piece(folder);
        at(server.url(), "whisper-1").transcribe(piece, TranscriberContract.soon());
        var sent = server.onlyRequest();
        assertThat(sent.method() + " " + sent.target()).isEqualTo("POST /v1/audio/transcriptions");
        assertThat(sent.header("authorization")).contains("Bearer " + KEY);
        assertThat(sent.header("content-length")).contains(String.valueOf(sent.bodyBytes()));
        assertThat(sent.body()).contains("name=\"model\"\r\n\r\nwhisper-1\r\n", "name=\"response_format\"\r\n\r\nverbose_json\r\n",
                "name=\"timestamp_granularities[]\"\r\n\r\nsegment\r\n", "name=\"timestamp_granularities[]\"\r\n\r\nword\r\n",
                "name=\"language\"\r\n\r\nen\r\n", "name=\"file\"; filename=\"piece.mp3\"");
        assertThat(sent.file()).isEqualTo(Files.readAllBytes(piece.file()));
    }

    @ParameterizedTest
    @CsvSource({"gpt-4o-transcribe, json, false", "gpt-4o-mini-transcribe-2025-12-15, json, false", "gpt-transcribe, json, false",
            "gpt-4o-transcribe-diarize, diarized_json, true", "Systran/faster-whisper-large-v3, verbose_json, true",
            "parakeet, json, false"})
    void every_model_is_asked_in_a_format_that_it_has(String model, String format, boolean timed) throws IOException {
        var server = servers.playing(Behaviour.json(200, "{\"text\":\"Hi\"}"));
        var transcriber = at(server.url(), model);
        transcriber.transcribe(TranscriberContract.piece(folder), TranscriberContract.soon());
        var body = server.onlyRequest().body();
        assertThat(body).contains("name=\"response_format\"\r\n\r\n" + format + "\r\n");
        assertThat(body.contains("timestamp_granularities[]")).isEqualTo("verbose_json".equals(format));
        assertThat(body.contains("name=\"chunking_strategy\"\r\n\r\nauto\r\n")).isEqualTo("diarized_json".equals(format));
        assertThat(transcriber.model().timed()).isEqualTo(timed);
        assertThat(transcriber.model().longest()).isLessThanOrEqualTo(Duration.ofSeconds(1400));
    }

    @Test
    void a_language_nobody_knows_is_left_to_the_model() throws IOException {
        var server = servers.playing(Behaviour.json(200, "{\"text\":\"Hi\"}"));
        var piece = new Transcriber.Piece(TranscriberContract.piece(folder).file(), LENGTH, Optional.empty());
        at(server.url(), "whisper-1").transcribe(piece, TranscriberContract.soon());
        assertThat(server.onlyRequest().body()).doesNotContain("name=\"language\"");
    }

    @Test
    void a_form_of_too_many_bytes_is_not_sent() throws IOException {
        var server = servers.playing(Behaviour.json(200, "{\"text\":\"Hi\"}"));
        var huge = folder.resolve("huge.mp3");
        try (var file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(26_214_400 - 100);
        }
        var outcome = at(server.url(), "whisper-1").transcribe(new Transcriber.Piece(huge, LENGTH, Optional.empty()),
                TranscriberContract.soon());
        assertThat(declined(outcome).kind()).isEqualTo(FailureKind.TOO_LARGE);
        assertThat(server.connections()).isZero();
    }

    @Test
    void a_piece_that_is_gone_is_no_fault_of_the_transcribers() {
        var server = servers.playing(Behaviour.json(200, "{\"text\":\"Hi\"}"));
        var gone = new Transcriber.Piece(folder.resolve("gone.mp3"), LENGTH, Optional.empty());
        assertThat(declined(at(server.url(), "whisper-1").transcribe(gone, TranscriberContract.soon())).by()).isEqualTo(Failure.OUR_STORE);
        assertThat(server.connections()).isZero();
    }

    @Nested
    class when_it_says_no {

        @ParameterizedTest
        @CsvSource({"400, invalid_request_error, invalid_value, INVALID_INPUT",
                "400, invalid_request_error, unsupported_value, INVALID_INPUT",
                "403, request_forbidden, unsupported_country_region_territory, FORBIDDEN",
                "404, invalid_request_error, model_not_found, NOT_FOUND", "413, server_error, , TOO_LARGE",
                "413, invalid_request_error, request_too_large, TOO_LARGE", "429, requests, rate_limit_exceeded, RATE_LIMITED",
                "429, insufficient_quota, credit_balance_exhausted, QUOTA_EXHAUSTED",
                "429, invalid_request_error, billing_hard_limit_reached, QUOTA_EXHAUSTED", "500, server_error, , BUSY",
                "503, server_error, , BUSY", "409, conflict, , BUSY"})
        void its_code_says_more_than_its_status(int status, String type, String code, FailureKind kind) {
            assertThat(failure(Behaviour.json(status, error(type, code))).kind()).isEqualTo(kind);
        }

        @ParameterizedTest
        @CsvSource({"Retry-After: 7, PT7S", "retry-after-ms: 250, PT0.25S", "retry-after-ms: 1250.5, PT1.251S", "Retry-After: soon, "})
        void it_may_say_when_to_come_back(String header, Duration wait) {
            var failure = failure(Behaviour.json(429, error("requests", "rate_limit_exceeded"), header));
            assertThat(failure.retryAfter()).isEqualTo(Optional.ofNullable(wait));
        }

        @ParameterizedTest
        @ValueSource(ints = {400, 401, 403, 429, 500})
        void our_key_is_in_no_message_whatever_it_echoes(int status) {
            var failure = failure(Behaviour.json(status, error(KEY, KEY)));
            assertThat(failure.toString()).doesNotContain(KEY).contains("127.0.0.1 answered " + status);
        }
    }

    @Nested
    class when_the_wire_fails {

        @Test
        void nobody_there_is_unreachable() {
            assertThat(declined(transcribe(at(servers.nobody(), "whisper-1"))).kind()).isEqualTo(FailureKind.UNREACHABLE);
        }

        @Test
        void a_server_that_reads_nothing_is_given_up_in_time() {
            var outcome = transcriber(Behaviour.neverReadsTheBody()).transcribe(piece(), within(Duration.ofMillis(400)));
            assertThat(declined(outcome).kind()).isEqualTo(FailureKind.TIMED_OUT);
        }

        @Test
        void an_answer_that_never_ends_in_time_may_have_been_charged() {
            var outcome = transcriber(Behaviour.fallsSilent(200, "application/json", "{\"text\":".getBytes(UTF_8)))
                    .transcribe(piece(), within(Duration.ofMillis(400)));
            assertThat(declined(outcome).kind()).isEqualTo(FailureKind.TIMED_OUT);
        }

        @Test
        void an_answer_that_broke_off_is_not_a_transcript() {
            assertThat(failure(Behaviour.breaksOff(200, "application/json", "{\"text\":\"half".getBytes(UTF_8), 4000)).kind())
                    .isEqualTo(FailureKind.CORRUPT_ANSWER);
        }

        @Test
        void an_answer_without_end_is_cut_off() {
            assertThat(failure(Behaviour.neverStops(200, "application/json")).kind()).isEqualTo(FailureKind.CORRUPT_ANSWER);
        }

        @Test
        void a_redirect_is_not_followed_with_our_key() {
            var elsewhere = servers.playing(Behaviour.json(200, "{\"text\":\"Hi\"}"));
            assertThat(failure(Behaviour.redirectsTo(elsewhere.url().toString())).kind()).isEqualTo(FailureKind.CORRUPT_ANSWER);
            assertThat(elsewhere.connections()).isZero();
        }
    }

    private Failure failure(Behaviour behaviour) {
        return declined(transcribe(transcriber(behaviour)));
    }

    private TranscriberOutcome transcribe(Transcriber transcriber) {
        return transcriber.transcribe(piece(), TranscriberContract.soon());
    }

    private Transcriber.Piece piece() {
        try {
            return TranscriberContract.piece(folder);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Transcriber transcriber(Behaviour behaviour) {
        return at(servers.playing(behaviour).url(), "whisper-1");
    }

    private static Transcriber at(URI server, String model) {
        return new OpenAiTranscriber(CLIENT, URI.create(server + "/v1"), Secret.of(Settings.of("KEY", KEY), "KEY"), model);
    }

    private static Deadline within(Duration time) {
        return Deadline.after(time, InstantSource.system());
    }

    private static String error(String type, String code) {
        return "{\"error\":{\"message\":\"key " + KEY + "\",\"type\":\"" + type + "\",\"param\":null,\"code\":"
                + (code == null ? "null" : "\"" + code + "\"") + "}}";
    }

    private static Failure declined(TranscriberOutcome outcome) {
        return switch (outcome) {
            case TranscriberOutcome.Declined(var failure) -> failure;
            case Heard heard -> throw new AssertionError("heard " + heard);
        };
    }
}
