package dev.audiolith.providers.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import com.sun.management.ThreadMXBean;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.providers.guard.Connector;
import dev.audiolith.testkit.http.Behaviour;
import dev.audiolith.time.Deadline;
import dev.audiolith.track.BrokenSource;
import dev.audiolith.track.SourceFetcher.Opened;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What fetching holds: a connection and a thread while it lasts, nothing afterwards, and never more memory for more bytes.
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class LeftBehindTest {
    private static final String URL = "https://cdn.example/song.mp3";
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofSeconds(60);

    @RegisterExtension
    final Internet internet = new Internet();
    private final CountDownLatch hungUp = new CountDownLatch(1);
    @TempDir
    Path folder;

    /// Threads that watch end a moment after what they watch.
    @AfterEach
    void no_thread_is_left() throws IOException {
        var end = Deadline.after(Duration.ofSeconds(10), InstantSource.system());
        while (!end.passed() && isAnybodyThere()) {
            Thread.onSpinWait();
        }
        assertThat(isAnybodyThere()).isFalse();
    }

    @Test
    void whoever_has_read_all_and_closed_has_hung_up() throws IOException, InterruptedException {
        internet.host("cdn.example", saying("HTTP/1.1 200 x\r\nContent-Length: 4\r\n\r\nsong"));
        try (var in = opened(LONG)) {
            assertThat(in.readAllBytes()).hasSize(4);
        }
        assertHungUp();
    }

    @Test
    void whoever_closes_midway_hangs_up() throws IOException, InterruptedException {
        internet.host("cdn.example", saying("HTTP/1.1 200 x\r\nContent-Length: 1000\r\n\r\nsong"));
        try (var in = opened(LONG)) {
            assertThat(in.read()).isEqualTo('s');
        }
        assertHungUp();
    }

    @ParameterizedTest
    @ValueSource(strings = {"404 x\r\nContent-Length: 1000", "302 x\r\nLocation: https://elsewhere.test/", "302 x",
            "200 x\r\nContent-Length: 1000001",
            "200 x\r\nContent-Encoding: gzip", "200 x\r\nContent-Length: x", "200 x\r\nX : y"})
    void whoever_is_told_nothing_good_hangs_up(String answer) throws InterruptedException {
        internet.host("cdn.example", saying("HTTP/1.1 " + answer + "\r\n\r\nsong"));
        assertThat(Got.from(internet.fetcher(Pace.USUAL), URL).isOpened()).isFalse();
        assertHungUp();
    }

    @Test
    void whoever_is_told_nothing_at_all_hangs_up() throws InterruptedException {
        internet.host("cdn.example", saying(""));
        assertThat(Got.from(internet.fetcher(Pace.USUAL), URL, in(SHORT)).why().kind()).isEqualTo(FailureKind.TIMED_OUT);
        assertHungUp();
    }

    /// Even when the one who reads has gone to sleep himself.
    @Test
    void at_the_deadline_the_connection_ends_without_anybody_reading_or_closing() throws InterruptedException {
        internet.host("cdn.example", saying("HTTP/1.1 200 x\r\nContent-Length: 1000\r\n\r\nsong"));
        assertThat(internet.fetcher(Pace.USUAL).open(URI.create(URL), Got.MOST, in(Duration.ofSeconds(1)))).isInstanceOf(Opened.Open.class);
        assertHungUp();
    }

    @Test
    void name_servers_that_never_answer_hold_nobody_and_nothing() {
        var never = new CountDownLatch(1);
        var usual = internet.connector();
        var connector = new Connector(name -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return usual.resolver().addresses(name);
        }, usual.dialler(), usual.tls());
        internet.host("cdn.example", Behaviour.html(200));
        var fetcher = new HttpSourceFetcher(Internet.RULES, connector, new Pace(SHORT, LONG, LONG, 1));
        assertThat(Got.from(fetcher, URL).why().kind()).isEqualTo(FailureKind.TIMED_OUT);
    }

    @Test
    void a_connection_that_nobody_takes_holds_nobody_and_nothing() {
        var usual = internet.connector();
        var connector = new Connector(usual.resolver(), (socket, _, millis) -> {
            // Nothing is routed there.
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 1), millis);
        }, usual.tls());
        internet.host("cdn.example", Behaviour.html(200));
        var fetcher = new HttpSourceFetcher(Internet.RULES, connector, new Pace(SHORT, LONG, LONG, 1));
        assertThat(Got.from(fetcher, URL).why().kind()).isEqualTo(FailureKind.UNREACHABLE);
    }

    /// The head has come, and the record of the first piece begins to come, byte by byte: not one of its bytes can be decrypted.
    @Test
    void who_drips_into_an_encrypted_record_of_the_file_is_left() throws IOException {
        var said = new CountDownLatch(1);
        var host = internet.host("cdn.example", connection -> {
            connection.read();
            connection.write("HTTP/1.1 200 x\r\nContent-Length: 100000\r\n\r\n");
            await(said);
            connection.write(new byte[100_000]);
        });
        try (var pipe = DrippingPipe.before(host.port())) {
            var usual = internet.connector();
            var connector = new Connector(usual.resolver(),
                    (socket, _, millis) -> socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), pipe.port()), millis),
                    usual.tls());
            var fetcher = new HttpSourceFetcher(Internet.RULES, connector, new Pace(LONG, SHORT, LONG, 1));
            try (var in = ((Opened.Open) fetcher.open(URI.create(URL), Got.MOST, in(LONG))).bytes()) {
                pipe.drip();
                said.countDown();
                assertThatThrownBy(in::readAllBytes).isInstanceOfSatisfying(BrokenSource.class,
                        broken -> assertThat(broken.failure().kind()).isEqualTo(FailureKind.TIMED_OUT));
            }
        }
    }

    /// What is decrypted leaves a little for the collector; the file itself is copied nowhere.
    @Test
    void of_two_hundred_megabytes_nobody_keeps_more_than_he_is_reading() throws IOException {
        assertThat(allocated(200_000_000)).isLessThan(40_000_000);
    }

    /// By the thread that reads, whoever cleans up after it.
    private long allocated(long length) throws IOException {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        internet.host("n" + length + ".example", connection -> {
            connection.read();
            connection.write("HTTP/1.1 200 x\r\nContent-Length: " + length + "\r\n\r\n");
            var piece = new byte[1_000_000];
            for (var sent = 0L; sent < length; sent += piece.length) {
                connection.write(piece);
            }
        });
        var opened = internet.fetcher(Pace.USUAL).open(URI.create("https://n" + length + ".example/"), length, in(LONG));
        try (var in = ((Opened.Open) opened).bytes()) {
            var before = threads.getCurrentThreadAllocatedBytes();
            assertThat(count(in)).isEqualTo(length);
            return threads.getCurrentThreadAllocatedBytes() - before;
        }
    }

    private static long count(InputStream in) throws IOException {
        var buffer = new byte[8192];
        var count = 0L;
        for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            count += read;
        }
        return count;
    }

    private InputStream opened(Duration time) {
        return ((Opened.Open) internet.fetcher(Pace.USUAL).open(URI.create(URL), Got.MOST, in(time))).bytes();
    }

    /// Says this and waits for the other side to hang up.
    private Behaviour saying(String text) {
        return connection -> {
            try {
                connection.read();
                connection.write(text);
                connection.read();
            } finally {
                hungUp.countDown();
            }
        };
    }

    private void assertHungUp() throws InterruptedException {
        assertThat(hungUp.await(10, TimeUnit.SECONDS)).isTrue();
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            if (!latch.await(10, TimeUnit.SECONDS)) {
                throw new IOException("nobody said so");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private boolean isAnybodyThere() throws IOException {
        var file = folder.resolve("threads-" + System.nanoTime());
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpThreads(file.toString(), ThreadDumpFormat.JSON);
        var text = Files.readString(file);
        Files.delete(file);
        return text.contains("\"name\": \"source\"") || text.contains("\"name\": \"source-watch\"");
    }

    private static Deadline in(Duration time) {
        return Deadline.after(time, InstantSource.system());
    }
}
