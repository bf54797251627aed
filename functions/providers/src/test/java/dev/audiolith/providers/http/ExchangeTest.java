package dev.audiolith.providers.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.testkit.http.Behaviour;
import dev.audiolith.testkit.http.Servers;
import dev.audiolith.testkit.pin.PinRequests;
import dev.audiolith.time.Deadline;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ExchangeTest {
    private static final HttpClient CLIENT = Exchange.newClient();
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration IN_TIME = Duration.ofSeconds(3);

    @RegisterExtension
    final Servers servers = new Servers();

    private final Exchange exchange = new Exchange(CLIENT,
            new Refusals("them", List.of("/code", "/detail/status"), Map.of("used_up", FailureKind.QUOTA_EXHAUSTED),
                    Map.of(418, FailureKind.RETIRED)));

    @Test
    void a_good_answer_is_its_text() throws Exception {
        var server = servers.playing(Behaviour.json(200, "{\"ok\":true}"));
        assertThat(exchange.ask(hello(server.url()), in(LONG))).isEqualTo("{\"ok\":true}");
        var request = server.onlyRequest();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.target()).isEqualTo("/path?q=1");
        assertThat(request.body()).isEqualTo("{}");
        assertThat(request.header("content-length")).contains("2");
        assertThat(request.header("upgrade")).as("HTTP/1.1 only").isEmpty();
    }

    @Test
    void an_answer_that_drips_but_ends_in_time_is_a_good_one() throws Exception {
        var server = servers.playing(Behaviour.drips("text/plain", pieces("a", "b", "c"), Duration.ofMillis(30)));
        assertThat(exchange.ask(hello(server.url()), in(LONG))).isEqualTo("abc");
    }

    @Nested
    class when_time_runs_out {

        @Test
        void a_server_that_never_answers_is_left() {
            assertTimedOut(hello(servers.playing(Behaviour.neverAnswers()).url()));
        }

        @Test
        void a_server_that_never_reads_the_upload_is_left() {
            assertTimedOut(upload(servers.playing(Behaviour.neverReadsTheBody()).url(), 64 << 20));
        }

        @Test
        void a_server_that_reads_the_upload_slowly_is_left() {
            assertTimedOut(upload(servers.playing(Behaviour.readsSlowly(Duration.ofMillis(50))).url(), 64 << 20));
        }

        @Test
        void one_byte_at_a_time_does_not_hold_us() {
            var drip = Behaviour.drips("text/plain", Collections.nCopies(1000, new byte[]{'x'}), Duration.ofMillis(40));
            assertTimedOut(hello(servers.playing(drip).url()));
        }

        @Test
        void a_body_that_falls_silent_does_not_hold_us() {
            assertTimedOut(hello(servers.playing(Behaviour.fallsSilent(200, "text/plain", "half".getBytes(UTF_8))).url()));
        }

        @Test
        void a_source_that_hangs_does_not_hold_us_and_is_closed() throws Exception {
            var server = servers.playing(Behaviour.json(200, "{}"));
            var source = new HangingSource();
            assertQuick(() -> assertThat(ourFailure(new Upload("audio/mpeg", 100, () -> source), server.url(), SHORT).kind())
                    .isEqualTo(FailureKind.UNREACHABLE));
            assertThat(source.closed.await(5, TimeUnit.SECONDS)).isTrue();
        }

        @Test
        void nothing_is_sent_when_there_was_none_to_begin_with() {
            var server = servers.playing(Behaviour.json(200, "{}"));
            assertThat(failure(hello(server.url()), Duration.ZERO).kind()).isEqualTo(FailureKind.TIMED_OUT);
            assertThat(server.connections()).isZero();
        }
    }

    @Nested
    class when_the_connection_breaks {

        @Test
        void nobody_listening_is_unreachable() {
            assertThat(failure(hello(servers.nobody()), LONG).kind()).isEqualTo(FailureKind.UNREACHABLE);
        }

        @Test
        void hanging_up_before_an_answer_is_unreachable() {
            assertThat(failure(hello(servers.playing(Behaviour.hangsUpAtOnce()).url()), LONG).kind()).isEqualTo(FailureKind.UNREACHABLE);
            assertThat(failure(hello(servers.playing(Behaviour.hangsUpAfterTheRequest()).url()), LONG).kind())
                    .isEqualTo(FailureKind.UNREACHABLE);
        }

        /// Repeated, because what the client notices first, the head or the end, is a race.
        @RepeatedTest(50)
        void an_answer_shorter_than_announced_is_corrupt() {
            var server = servers.playing(Behaviour.breaksOff(200, "application/json", "{}".getBytes(UTF_8), 100));
            assertThat(failure(hello(server.url()), LONG).kind()).isEqualTo(FailureKind.CORRUPT_ANSWER);
        }

        @Test
        void an_answer_without_its_last_chunk_is_corrupt() {
            var server = servers.playing(Behaviour.breaksOffBetweenChunks("application/json", pieces("{}")));
            assertThat(failure(hello(server.url()), LONG).kind()).isEqualTo(FailureKind.CORRUPT_ANSWER);
        }

        @Test
        void what_is_not_HTTP_is_corrupt() {
            var server = servers.playing(connection -> {
                connection.read();
                connection.write("SSH-2.0-OpenSSH_9.9\r\n\r\n");
            });
            assertThat(failure(hello(server.url()), LONG).kind()).isEqualTo(FailureKind.CORRUPT_ANSWER);
        }

        @Test
        void an_upload_shorter_than_announced_is_never_a_success() {
            var server = servers.playing(Behaviour.json(200, "{}"));
            var call = Call.post(server.url(), "/", new Upload("audio/mpeg", 100, () -> new ByteArrayInputStream(new byte[50])));
            assertThat(failure(call, LONG).kind()).isEqualTo(FailureKind.UNREACHABLE);
        }

        @Test
        void a_source_that_breaks_is_not_blamed_on_them() {
            var server = servers.playing(Behaviour.json(200, "{}"));
            var failure = ourFailure(new Upload("audio/mpeg", 100, () -> {
                throw new IOException("the bucket is away");
            }), server.url(), LONG);
            assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
            assertThat(failure.message()).contains("our own store");
        }

        @Test
        void an_interrupted_thread_stays_interrupted() {
            var server = servers.playing(Behaviour.neverAnswers());
            Thread.currentThread().interrupt();
            var failure = failure(hello(server.url()), LONG);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
        }
    }

    @Nested
    class when_the_answer_is_no {

        @ParameterizedTest
        @CsvSource({"301,CORRUPT_ANSWER", "400,INVALID_INPUT", "401,UNAUTHORIZED", "402,QUOTA_EXHAUSTED", "403,FORBIDDEN", "404,NOT_FOUND",
                "408,RATE_LIMITED", "410,RETIRED", "413,TOO_LARGE", "418,RETIRED", "422,INVALID_INPUT", "429,RATE_LIMITED", "500,BUSY",
                "502,BUSY",
                "503,BUSY", "599,BUSY"})
        void the_status_says_why(int status, FailureKind kind) {
            assertThat(failure(hello(servers.playing(Behaviour.html(status)).url()), LONG))
                    .isEqualTo(Failure.of(kind, "them", "them answered " + status));
        }

        @Test
        void a_known_code_says_it_better_than_the_status() {
            var failure = failure(hello(servers.playing(Behaviour.json(401, "{\"detail\":{\"status\":\"used_up\"}}")).url()), LONG);
            assertThat(failure).isEqualTo(Failure.of(FailureKind.QUOTA_EXHAUSTED, "them", "them answered 401 (used_up)"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"what somebody wanted spoken", "key4711"})
        void what_was_sent_is_not_repeated_although_it_stands_where_the_code_should(String sent) {
            var failure = failure(hello(servers.playing(Behaviour.json(400, "{\"detail\":{\"status\":\"" + sent + "\"}}")).url()), LONG);
            assertThat(failure.message()).isEqualTo("them answered 400");
        }

        @Test
        void an_endless_explanation_is_not_listened_to() {
            assertQuick(() -> assertThat(failure(hello(servers.playing(Behaviour.neverStops(503, "text/html")).url()), LONG).kind())
                    .isEqualTo(FailureKind.BUSY));
        }

        @RepeatedTest(50)
        void a_broken_explanation_is_still_that_refusal() {
            var server = servers.playing(Behaviour.breaksOff(403, "application/json", "{\"co".getBytes(UTF_8), 100));
            assertThat(failure(hello(server.url()), LONG).kind()).isEqualTo(FailureKind.FORBIDDEN);
        }

        @Test
        void a_silent_explanation_is_still_that_refusal() {
            var server = servers.playing(Behaviour.fallsSilent(402, "application/json", "{".getBytes(UTF_8)));
            assertThat(failure(hello(server.url()), Duration.ofSeconds(1)).kind()).isEqualTo(FailureKind.QUOTA_EXHAUSTED);
        }

        @Test
        void it_says_when_to_come_back() {
            var server = servers.playing(Behaviour.json(429, "{}", "Retry-After: 7"));
            assertThat(failure(hello(server.url()), LONG).retryAfter()).contains(Duration.ofSeconds(7));
        }

        @Test
        void an_echo_of_our_key_is_not_passed_on() {
            var echo = Behaviour.json(401, "{\"code\":\"sk_live_0123\",\"detail\":{\"status\":\"Bearer\\r\\nsk_live_0123\"}}");
            var failure = failure(hello(servers.playing(echo).url()), LONG);
            assertThat(failure.message()).isEqualTo("them answered 401");
        }

        @Test
        void an_early_no_ends_the_upload() {
            var server = servers.playing(Behaviour.refusesEarly(413));
            assertQuick(() -> assertThat(failure(upload(server.url(), 64 << 20), LONG).kind())
                    .as("the reset may overtake the answer").isIn(FailureKind.TOO_LARGE, FailureKind.UNREACHABLE));
        }
    }

    @Test
    void redirects_are_not_followed() {
        var trap = servers.playing(Behaviour.json(200, "{}"));
        var server = servers.playing(Behaviour.redirectsTo(trap.url() + "/latest/meta-data"));
        assertThat(failure(hello(server.url()), LONG).kind()).isEqualTo(FailureKind.CORRUPT_ANSWER);
        assertThat(trap.connections()).isZero();
    }

    @Test
    void an_endless_good_answer_is_cut_at_64_KiB() {
        var server = servers.playing(Behaviour.neverStops(200, "application/json"));
        assertQuick(() -> assertThat(failure(hello(server.url()), LONG).kind()).isEqualTo(FailureKind.CORRUPT_ANSWER));
    }

    @Test
    void a_stream_that_nobody_reads_does_not_fill_the_memory() throws Exception {
        var server = servers.playing(Behaviour.neverStops(200, "audio/mpeg"));
        try (var body = exchange.open(hello(server.url()), in(LONG)).body()) {
            var before = usedMemory();
            for (var read = 0L; read < 256L << 20; read += body.skip(1 << 20)) {
                assertThat(body.read()).isZero();
            }
            assertThat(usedMemory() - before).isLessThan(8 << 20);
        }
    }

    @Test
    void an_upload_of_64_MB_needs_no_memory_to_speak_of() throws Exception {
        var server = servers.playing(Behaviour.json(200, "{}"));
        var measured = new ArrayList<Long>();
        var size = 64L << 20;
        var call = Call.post(server.url(), "/",
                new Upload("audio/mpeg", size, () -> new MeasuringSource(PinRequests.generated(size), measured)));
        exchange.ask(call, in(LONG));
        assertThat(server.onlyRequest().bodyBytes()).isEqualTo(size);
        assertThat(measured).hasSizeGreaterThan(5);
        assertThat(Collections.max(measured) - Collections.min(measured)).isLessThan(12 << 20);
    }

    @Test
    void a_source_that_cannot_even_be_closed_holds_up_nobody() {
        var server = servers.playing(Behaviour.neverAnswers());
        var released = new CountDownLatch(1);
        assertQuick(
                () -> assertThat(ourFailure(new Upload("audio/mpeg", 1000, () -> new StuckSource(released)), server.url(), SHORT).kind())
                        .isEqualTo(FailureKind.UNREACHABLE));
        released.countDown();
    }

    private static Call hello(URI base) {
        return Call.post(base, "/path?q=1", Upload.json("{}")).with("Authorization", "Bearer sk_live_0123");
    }

    private static Call upload(URI base, long bytes) {
        return Call.post(base, "/", new Upload("audio/mpeg", bytes, () -> PinRequests.generated(bytes)));
    }

    private Failure failure(Call call, Duration time) {
        var failure = anyFailure(call, time);
        assertThat(failure.by()).isEqualTo("them");
        return failure;
    }

    /// What goes wrong with our own source is not their fault.
    private Failure ourFailure(Upload upload, URI base, Duration time) {
        var failure = anyFailure(Call.post(base, "/", upload), time);
        assertThat(failure.by()).isEqualTo(Failure.OUR_STORE);
        return failure;
    }

    private Failure anyFailure(Call call, Duration time) {
        var broken = catchThrowableOfType(BrokenCall.class, () -> exchange.ask(call, in(time)));
        assertThat(broken).isNotNull();
        assertThat(broken.failure().message()).doesNotContain("sk_live").hasSizeLessThan(120);
        return broken.failure();
    }

    private void assertTimedOut(Call call) {
        assertQuick(() -> assertThat(failure(call, SHORT).kind()).isEqualTo(FailureKind.TIMED_OUT));
    }

    private static void assertQuick(Runnable work) {
        var start = System.nanoTime();
        work.run();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(IN_TIME);
    }

    private static Deadline in(Duration time) {
        return Deadline.after(time, InstantSource.system());
    }

    private static List<byte[]> pieces(String... texts) {
        return List.of(texts).stream().map(text -> text.getBytes(UTF_8)).toList();
    }

    private static long usedMemory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /// A bucket that answers no more, until it is closed.
    private static final class HangingSource extends InputStream {
        private final CountDownLatch closed = new CountDownLatch(1);

        @Override
        public int read() throws IOException {
            try {
                closed.await();
                throw new IOException("closed");
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return read();
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }

    /// A body of our bucket that stalls: whoever closes it has to wait for whoever reads it.
    private static final class StuckSource extends InputStream {
        private final CountDownLatch released;

        StuckSource(CountDownLatch released) {
            this.released = released;
        }

        @Override
        public int read() throws IOException {
            close();
            return -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return read();
        }

        @Override
        public void close() throws IOException {
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
        }
    }

    /// Notes the memory in use every few megabytes.
    private static final class MeasuringSource extends InputStream {
        private final InputStream source;
        private final List<Long> measured;
        private long read;

        MeasuringSource(InputStream source, List<Long> measured) {
            this.source = source;
            this.measured = measured;
        }

        @Override
        public int read() throws IOException {
            return source.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            var count = source.read(target, offset, length);
            if ((read + count) >> 23 > read >> 23) {
                measured.add(usedMemory());
            }
            read += count;
            return count;
        }
    }
}
