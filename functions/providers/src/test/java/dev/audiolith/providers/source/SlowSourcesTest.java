package dev.audiolith.providers.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.audiolith.failure.FailureKind;
import dev.audiolith.testkit.http.Behaviour;
import dev.audiolith.testkit.http.Connection;
import dev.audiolith.testkit.time.ManualClock;
import dev.audiolith.time.Deadline;
import dev.audiolith.track.BrokenSource;
import dev.audiolith.track.SourceFetcher.Opened;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Providers who take their time: none of them holds anybody up.
@Timeout(value = 10, unit = TimeUnit.SECONDS)
class SlowSourcesTest {
    private static final String URL = "https://cdn.example/song.mp3?key=secret";
    private static final String HEAD = "HTTP/1.1 200 x\r\nContent-Length: 100000\r\n\r\n";
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration TINY = Duration.ofMillis(10);

    @RegisterExtension
    final Internet internet = new Internet();

    /// Where somebody stops, or begins to send one byte after the other and never comes to an end.
    enum Place {
        BEFORE_THE_ANSWER(""), IN_THE_HEAD("HTTP/1.1 200 x\r\nX: "), IN_THE_BODY(HEAD + "begin"), IN_A_SIZE(
                "HTTP/1.1 200 x\r\nTransfer-Encoding: chunked\r\n\r\n1;"), IN_A_TRAILER(
                        "HTTP/1.1 200 x\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\nX: ");

        private final String text;

        Place(String text) {
            this.text = text;
        }

        Behaviour silence() {
            return connection -> {
                connection.read();
                connection.write(text);
                connection.pause(LONG);
            };
        }

        Behaviour drip() {
            return connection -> {
                connection.read();
                connection.write(text);
                drip(connection);
            };
        }

        private static void drip(Connection connection) throws IOException {
            while (true) {
                connection.pause(TINY);
                connection.write("x");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void who_falls_silent_is_left_at_the_deadline(Place place) {
        internet.host("cdn.example", place.silence());
        assertThat(Got.from(internet.fetcher(Pace.USUAL), URL, in(SHORT)).why().kind()).isEqualTo(FailureKind.TIMED_OUT);
    }

    @ParameterizedTest
    @EnumSource
    void who_drips_is_left_at_the_deadline(Place place) {
        internet.host("cdn.example", place.drip());
        assertThat(Got.from(internet.fetcher(Pace.USUAL), URL, in(SHORT)).why().kind()).isEqualTo(FailureKind.TIMED_OUT);
    }

    @ParameterizedTest
    @EnumSource
    void who_falls_silent_is_left_long_before_the_deadline(Place place) {
        internet.host("cdn.example", place.silence());
        assertThat(Got.from(internet.fetcher(new Pace(SHORT, SHORT, LONG, 1)), URL, in(LONG)).why().kind())
                .isEqualTo(FailureKind.TIMED_OUT);
    }

    /// Between two chunks a byte every moment is no piece of the file.
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "IN_THE_BODY")
    void who_drips_what_is_not_of_the_file_is_left_long_before_the_deadline(Place place) {
        internet.host("cdn.example", place.drip());
        assertThat(Got.from(internet.fetcher(new Pace(SHORT, SHORT, LONG, 1)), URL, in(LONG)).why().kind())
                .isEqualTo(FailureKind.TIMED_OUT);
    }

    @Test
    void who_drips_the_file_is_left_when_patience_ends() {
        internet.host("cdn.example", Place.IN_THE_BODY.drip());
        var got = Got.from(internet.fetcher(new Pace(LONG, LONG, Duration.ofSeconds(1), 1024)), URL, in(LONG));
        assertThat(got.why().kind()).isEqualTo(FailureKind.TIMED_OUT);
        assertThat(got.why().message()).isEqualTo("the file comes too slowly");
    }

    /// The handshake is done and the record of the answer begun.
    @Test
    void who_drips_below_the_encryption_is_left_too() {
        internet.plainHost("cdn.example", connection -> {
            connection.write(new byte[]{22, 3, 3, 64, 0});
            Place.drip(connection);
        });
        assertThat(Got.from(internet.fetcher(new Pace(SHORT, LONG, LONG, 1)), URL, in(LONG)).why().kind())
                .isEqualTo(FailureKind.TIMED_OUT);
    }

    @Test
    void who_does_not_even_shake_hands_is_left() {
        internet.plainHost("cdn.example", connection -> connection.pause(LONG));
        assertThat(Got.from(internet.fetcher(new Pace(SHORT, LONG, LONG, 1)), URL, in(LONG)).why().kind())
                .isEqualTo(FailureKind.TIMED_OUT);
    }

    /// Whoever stores the file may be slow: that is nobody's fault here.
    @Test
    void one_who_reads_slowly_is_no_slow_provider() throws IOException {
        var clock = new ManualClock();
        internet.host("cdn.example", Behaviour.answers(200, "audio/mpeg", new byte[100_000]));
        try (var in = open(clock, Duration.ofMinutes(10))) {
            in.readNBytes(90_000);
            clock.advance(Duration.ofMinutes(1));
            assertThat(in.readAllBytes()).hasSize(10_000);
        }
    }

    @Test
    void what_is_there_counts_however_slowly_it_came() throws IOException {
        var clock = new ManualClock();
        internet.host("cdn.example", Behaviour.answers(200, "audio/mpeg", new byte[1000]));
        try (var in = open(clock, Duration.ofMinutes(10))) {
            in.readNBytes(990);
            clock.advance(Duration.ofMinutes(5));
            assertThat(in.readAllBytes()).hasSize(10);
        }
    }

    @Test
    void what_came_to_its_end_counts_however_late_anybody_asks_for_that() throws IOException {
        var clock = new ManualClock();
        internet.host("cdn.example", Behaviour.answersUntilItHangsUp("audio/mpeg", new byte[1000]));
        try (var in = open(clock, Duration.ofMinutes(10))) {
            in.readNBytes(1000);
            clock.advance(Duration.ofMinutes(5));
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    @Test
    void who_breaks_off_and_was_too_slow_by_then_is_not_asked_for_the_rest() throws IOException {
        var clock = new ManualClock();
        var host = internet.host("cdn.example", connection -> {
            connection.read();
            connection.write("HTTP/1.1 200 x\r\nETag: \"one\"\r\nContent-Length: 100000\r\n\r\n" + "x".repeat(1000));
        });
        try (var in = open(clock, Duration.ofMinutes(10))) {
            in.readNBytes(1000);
            clock.advance(Duration.ofSeconds(31));
            assertThat(catchThrowableOfType(BrokenSource.class, in::read).failure().kind())
                    .isEqualTo(FailureKind.TIMED_OUT);
        }
        assertThat(host.connections()).isEqualTo(1);
    }

    private InputStream open(ManualClock clock, Duration time) {
        var opened = internet.fetcher(Pace.USUAL).open(URI.create(URL), Got.MOST, Deadline.after(time, clock));
        return ((Opened.Open) opened).bytes();
    }

    private static Deadline in(Duration time) {
        return Deadline.after(time, InstantSource.system());
    }
}
