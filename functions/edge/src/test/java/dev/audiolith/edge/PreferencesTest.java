package dev.audiolith.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.testkit.time.ManualClock;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreferencesTest {

    @ParameterizedTest
    @ValueSource(strings = {"respond-async", "Respond-Async", " respond-async ", "respond-async, wait=10", "wait=10,respond-async",
            "respond-async; foo=bar", "respond-async;foo", "respond-async=\"\"", "return=minimal , respond-async", ",,respond-async",
            "foo=\"a, b\", respond-async", "foo=\"a \\\" b\", respond-async", "foo; bar=\"x;y,z\",respond-async;wait=1",
            "handling=lenient,\trespond-async"})
    void it_is_found_wherever_the_header_says_it(String header) {
        assertThat(has(header)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ",", "wait=10", "respond-asynchronously", "x-respond-async", "respond async", "foo=\"respond-async\"",
            "foo=\"a, respond-async, b\"", "foo=\"a \\\", respond-async, \\\" b\"", "foo=respond-async", "foo; respond-async",
            "=respond-async",
            "\"respond-async\"", "r\u00e9spond-async"})
    void words_that_only_look_like_it_are_not_it(String header) {
        assertThat(has(header)).isFalse();
    }

    @Test
    void without_the_header_nothing_is_preferred() {
        assertThat(Preferences.has(request(Map.of()), Preferences.RESPOND_ASYNC)).isFalse();
    }

    /// The gateway takes headers of ten kilobytes; no pattern may take longer for them than for others.
    @ParameterizedTest
    @ValueSource(strings = {"\"", "\\\"", "\"\\", ",", " ", "a=\"\",", ";", "a"})
    void a_header_made_to_keep_us_busy_does_not(String piece) {
        assertThat(has(piece.repeat(10_240 / piece.length()) + ",respond-async")).isIn(true, false);
    }

    private static boolean has(String header) {
        return Preferences.has(request(Map.of("prefer", header)), Preferences.RESPOND_ASYNC);
    }

    private static HttpRequest request(Map<String, String> headers) {
        return new HttpRequest("POST /x", Optional.empty(), headers, Map.of(), Map.of(), Payload.EMPTY, URI.create("https://api.test"),
                "request", new ManualClock().in(Duration.ofSeconds(1)));
    }
}
