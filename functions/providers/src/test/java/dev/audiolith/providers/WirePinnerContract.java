package dev.audiolith.providers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.content.Cid;
import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.pin.PinOutcome;
import dev.audiolith.pin.PinRequest;
import dev.audiolith.pin.Pinner;
import dev.audiolith.testkit.http.Behaviour;
import dev.audiolith.testkit.http.ReceivedRequest;
import dev.audiolith.testkit.http.Servers;
import dev.audiolith.testkit.pin.PinRequests;
import dev.audiolith.testkit.pin.PinnerContract;
import dev.audiolith.time.Deadline;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a pinner that speaks HTTP promises beyond [PinnerContract], whatever its wire looks like.
public interface WirePinnerContract extends PinnerContract {
    /// No failure may show any of it: adapters under test are given keys that contain it.
    String KEY = "sk-0123456789-secret";

    Servers servers();

    Pinner pinnerAt(URI base);

    /// The address an honest provider gives to what it received.
    Cid addressOf(ReceivedRequest request);

    /// The provider's way to say that it keeps `cid`.
    String yes(String cid);

    @Override
    default Pinner honest() {
        return pinnerAt(servers().playing(Behaviour.jsonTo(request -> yes(addressOf(request).toString()))).url());
    }

    @Override
    default Pinner lying() {
        return answering(Behaviour.json(200, yes(PinRequests.of(5).cid().toString())));
    }

    @Override
    default Pinner notKnowingUs() {
        return answering(Behaviour.json(401, "{\"error\":{\"reason\":\"" + KEY + "\"},\"message\":\"" + KEY + "\"}"));
    }

    @Override
    default Pinner down() {
        return pinnerAt(servers().nobody());
    }

    @Test
    default void an_address_in_capitals_is_still_ours() {
        var request = PinRequests.of(1000);
        var pinner = answering(Behaviour.json(200, yes(request.cid().toString().toUpperCase(Locale.ROOT))));
        assertThat(pinner.pin(request, in(Duration.ofSeconds(20)))).isInstanceOf(PinOutcome.Pinned.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "null", "\"ok\"", "{\"data\":{}}", "{\"cid\":null}", "<html><body>Sign in</body></html>",
            "bafkrei", "{\"cid\":\"ba"})
    default void a_yes_without_our_address_is_none(String body) {
        assertThat(failure(Behaviour.json(200, body)).kind()).isEqualTo(FailureKind.CORRUPT_ANSWER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Qmf412jQZiuVUtdgnB36FXFX7xg5V6KEbSJ4dpQuhkLyfD", "b", "bafy-not-an-address", "\\u0000\\n"})
    default void nonsense_is_no_address(String cid) {
        assertThat(failure(Behaviour.json(200, yes(cid))).kind()).isEqualTo(FailureKind.CORRUPT_ANSWER);
    }

    @Test
    default void a_page_under_200_is_no_pin() {
        assertThat(failure(Behaviour.html(200)).kind()).isEqualTo(FailureKind.CORRUPT_ANSWER);
    }

    @Test
    default void a_yes_that_was_cut_off_is_no_pin() {
        var request = PinRequests.of(1000);
        var yes = yes(request.cid().toString()).getBytes(UTF_8);
        assertThat(failure(Behaviour.breaksOff(200, "application/json", yes, yes.length + 10)).kind())
                .isEqualTo(FailureKind.CORRUPT_ANSWER);
    }

    @Test
    default void an_endless_yes_is_no_pin() {
        assertThat(failure(Behaviour.neverStops(200, "application/json")).kind()).isEqualTo(FailureKind.CORRUPT_ANSWER);
    }

    @ParameterizedTest
    @CsvSource({"400,INVALID_INPUT", "401,UNAUTHORIZED", "402,QUOTA_EXHAUSTED", "403,FORBIDDEN", "404,NOT_FOUND", "410,RETIRED",
            "413,TOO_LARGE",
            "429,RATE_LIMITED", "500,BUSY", "503,BUSY"})
    default void a_refusal_is_told_by_its_status(int status, FailureKind kind) {
        assertThat(failure(Behaviour.html(status)).kind()).isEqualTo(kind);
    }

    @Test
    default void too_fast_says_when_to_come_back() {
        assertThat(failure(Behaviour.json(429, "{}", "Retry-After: 3")).retryAfter()).contains(Duration.ofSeconds(3));
    }

    @Test
    default void hanging_up_is_worth_another_attempt() {
        assertThat(failure(Behaviour.hangsUpAfterTheRequest()).kind()).isEqualTo(FailureKind.UNREACHABLE);
    }

    @Test
    default void silence_is_left_in_time() {
        assertTimedOut(Behaviour.neverAnswers());
    }

    @Test
    default void one_byte_at_a_time_is_left_in_time() {
        assertTimedOut(Behaviour.drips("application/json", Collections.nCopies(1000, new byte[]{' '}), Duration.ofMillis(40)));
    }

    @Test
    default void an_upload_nobody_reads_is_left_in_time() {
        assertTimedOut(Behaviour.neverReadsTheBody());
    }

    @Test
    default void a_redirect_does_not_carry_the_key_away() {
        var trap = servers().playing(Behaviour.json(200, "{}"));
        assertThat(failure(Behaviour.redirectsTo(trap.url().toString())).kind()).isEqualTo(FailureKind.CORRUPT_ANSWER);
        assertThat(trap.connections()).isZero();
    }

    @Test
    default void a_name_cannot_change_the_request() {
        var server = servers().playing(Behaviour.jsonTo(request -> yes(addressOf(request).toString())));
        var honest = PinRequests.of(1000);
        var evil = new PinRequest("a\"\r\nX-Evil: 1\r\n\r\nb", honest.cid(), honest.bytes(), honest.source());
        assertThat(pinnerAt(server.url()).pin(evil, in(Duration.ofSeconds(20)))).isInstanceOf(PinOutcome.Pinned.class);
        assertThat(server.requests().getFirst().header("x-evil")).isEmpty();
    }

    @Test
    default void the_length_is_announced() {
        var server = servers().playing(Behaviour.jsonTo(request -> yes(addressOf(request).toString())));
        pinnerAt(server.url()).pin(PinRequests.of(1000), in(Duration.ofSeconds(20)));
        assertThat(server.requests().getFirst().header("content-length"))
                .contains(String.valueOf(server.requests().getFirst().bodyBytes()));
        assertThat(server.requests().getFirst().header("transfer-encoding")).isEmpty();
    }

    private Pinner answering(Behaviour behaviour) {
        return pinnerAt(servers().playing(behaviour).url());
    }

    private Failure failure(Behaviour behaviour) {
        return failure(behaviour, PinRequests.of(1000), Duration.ofSeconds(20));
    }

    private Failure failure(Behaviour behaviour, PinRequest request, Duration time) {
        var pinner = answering(behaviour);
        var outcome = pinner.pin(request, in(time));
        assertThat(outcome).isInstanceOf(PinOutcome.NotPinned.class);
        var failure = ((PinOutcome.NotPinned) outcome).failure();
        assertThat(failure.by()).isEqualTo(pinner.name());
        assertThat(failure.message()).doesNotContain(KEY).doesNotContainPattern("\\p{Cntrl}").hasSizeLessThan(150);
        return failure;
    }

    private void assertTimedOut(Behaviour behaviour) {
        var start = System.nanoTime();
        assertThat(failure(behaviour, PinRequests.of(20_000_000), Duration.ofMillis(500)).kind()).isEqualTo(FailureKind.TIMED_OUT);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
    }

    private static Deadline in(Duration time) {
        return Deadline.after(time, InstantSource.system());
    }
}
