package dev.audiolith.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.audiolith.edge.Json;
import dev.audiolith.edge.SoundJson;
import dev.audiolith.edge.TrackJson;
import dev.audiolith.pin.Gateways;
import dev.audiolith.providers.guard.Courier;
import dev.audiolith.providers.guard.Destinations;
import dev.audiolith.settings.Env;
import dev.audiolith.settings.Misconfigured;
import dev.audiolith.settings.Vault;
import dev.audiolith.sound.Announcement;
import dev.audiolith.sound.Listening;
import dev.audiolith.testkit.sound.FakeAnnouncements;
import dev.audiolith.testkit.sound.FakeAnnouncements.Sent;
import dev.audiolith.testkit.sound.FakeSoundBytes;
import dev.audiolith.testkit.sound.FakeSounds;
import dev.audiolith.testkit.sound.SampleSounds;
import dev.audiolith.testkit.time.ManualClock;
import dev.audiolith.testkit.track.FakeTracks;
import dev.audiolith.testkit.track.SampleTracks;
import dev.audiolith.time.Deadline;
import dev.audiolith.track.Change;
import dev.audiolith.track.Track;
import dev.audiolith.track.TrackState;
import dev.audiolith.webhook.Delivering.Delivered.Fate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveringTest {
    private static final byte[] KEY = "twenty-four bytes of key".getBytes(StandardCharsets.US_ASCII);
    private static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(KEY);

    private final ManualClock clock = new ManualClock();
    private final FakeSounds sounds = new FakeSounds();
    private final FakeTracks tracks = new FakeTracks();
    private final FakeAnnouncements queue = new FakeAnnouncements(clock, Duration.ofMinutes(6));
    private final FakeAnnouncements dead = new FakeAnnouncements(clock, Duration.ofMinutes(6));
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private HttpServer receiver;
    private int status = 200;
    private Optional<String> retryAfter = Optional.empty();

    private record Received(String id, String timestamp, String signature, String body) {}

    @BeforeEach
    void open() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            var headers = exchange.getRequestHeaders();
            received.add(new Received(headers.getFirst("webhook-id"), headers.getFirst("webhook-timestamp"),
                    headers.getFirst("webhook-signature"), new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            retryAfter.ifPresent(seconds -> exchange.getResponseHeaders().set("Retry-After", seconds));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        receiver.start();
    }

    @AfterEach
    void close() {
        receiver.stop(0);
    }

    @Test
    void a_pinned_sound_is_told_in_the_words_of_its_status_and_signed() throws Exception {
        var announcement = pinned();
        assertThat(deliver(announcement, 0)).isEqualTo(Fate.DELIVERED);
        var call = received.getFirst();
        assertThat(call.id()).isEqualTo(announcement.id());
        assertThat(call.timestamp()).isEqualTo(Long.toString(clock.instant().getEpochSecond()));
        // Checked as a receiver would, from the specification alone.
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
        var expected = mac.doFinal((call.id() + "." + call.timestamp() + "." + call.body()).getBytes(StandardCharsets.UTF_8));
        assertThat(call.signature()).isEqualTo("v1," + Base64.getEncoder().encodeToString(expected));
        var letter = Json.parse(call.body()).orElseThrow();
        assertThat(letter.get("type").textValue()).isEqualTo("sound.pinned");
        assertThat(letter.get("timestamp").textValue()).isEqualTo(announcement.happenedAt().toString());
        assertThat(letter.at("/data/id").textValue()).isEqualTo(announcement.about());
        assertThat(letter.at("/data/state").textValue()).isEqualTo("PINNED");
        assertThat(letter.at("/data/audioUrl").textValue()).startsWith("https://gateway.test/ipfs/");
    }

    @ParameterizedTest
    @CsvSource({"ARCHIVED, TRACK_ARCHIVED, track.archived", "FAILED, TRACK_FAILED, track.failed", "EXPIRED, TRACK_FAILED, track.failed"})
    void a_track_is_told_as_it_stands_when_it_was_archived_or_could_not_be(TrackState state, Announcement.Event event, String type) {
        var track = added(state);
        assertThat(deliver(new Announcement(event, track.id().text(), url(), clock.instant()), 0)).isEqualTo(Fate.DELIVERED);
        var letter = Json.parse(received.getFirst().body()).orElseThrow();
        assertThat(letter.get("type").textValue()).isEqualTo(type);
        assertThat(letter.get("data")).isEqualTo(Json.parse(Json.write(TrackJson.of(track))).orElseThrow());
        assertThat(letter.at("/data/state").textValue()).isEqualTo(state.name());
    }

    @ParameterizedTest
    @CsvSource({"ARCHIVED, TRACK_FAILED", "FAILED, TRACK_ARCHIVED", "DUE, TRACK_FAILED", "DELETED, TRACK_ARCHIVED"})
    void what_is_not_so_any_more_is_not_told_of_a_track(TrackState state, Announcement.Event event) {
        var announcement = new Announcement(event, added(state).id().text(), url(), clock.instant());
        assertThat(deliver(announcement, 0)).isEqualTo(Fate.NOTHING_TO_TELL);
        assertThat(received).isEmpty();
    }

    @Test
    void a_receiver_that_fails_is_called_six_times_in_all_at_growing_distances_and_then_put_aside() {
        status = 500;
        queue.send(pinned(), 0, Duration.ZERO);
        var waits = new ArrayList<Duration>();
        var last = clock.instant();
        for (var turn = 0; turn < 5_000 && !queue.queue().waiting().isEmpty(); turn++) {
            var delivery = queue.queue().receive();
            if (delivery.isPresent()) {
                waits.add(Duration.between(last, clock.instant()));
                last = clock.instant();
                deliver(delivery.get().body().announcement(), delivery.get().body().retry());
                queue.queue().settle(delivery.get());
            }
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(received).hasSize(6).extracting(Received::id).containsOnly(received.getFirst().id());
        for (var retry = 0; retry < Redelivery.DELAYS.size(); retry++) {
            var usual = Redelivery.DELAYS.get(retry).toMillis();
            assertThat(waits.get(retry + 1).toMillis()).isBetween(usual * 8 / 10, usual * 12 / 10 + 2_000);
        }
        assertThat(dead.queue().waiting()).singleElement().satisfies(sent -> assertThat(sent.retry()).isZero());
    }

    @Test
    void a_receiver_that_wants_no_more_is_left_alone() {
        status = 410;
        assertThat(deliver(pinned(), 0)).isEqualTo(Fate.GONE);
        assertThat(queue.queue().waiting()).isEmpty();
    }

    @Test
    void a_receiver_that_asks_for_more_time_gets_it() {
        status = 429;
        retryAfter = Optional.of("300");
        deliver(pinned(), 0);
        assertThat(queue.queue().nextAt()).contains(clock.instant().plusSeconds(300));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 400, 401, 404, 503})
    void whatever_is_no_success_is_tried_again(int answer) {
        status = answer;
        var announcement = pinned();
        assertThat(deliver(announcement, 0)).isEqualTo(Fate.PUT_OFF);
        assertThat(queue.queue().waiting()).containsExactly(new Sent(announcement, 1));
        assertThat(received).hasSize(1);
    }

    @Test
    void what_is_not_so_any_more_is_not_told() {
        var announcement = new Announcement(Announcement.Event.PINNED, SampleSounds.newId().text(), url(), clock.instant());
        assertThat(deliver(announcement, 0)).isEqualTo(Fate.NOTHING_TO_TELL);
        assertThat(received).isEmpty();
    }

    @Test
    void an_inner_address_that_got_this_far_is_still_not_called() {
        var announcement = pinned();
        var came = delivering(new Destinations(false)).deliver(announcement, 0, deadline());
        assertThat(came.fate()).isEqualTo(Fate.PUT_OFF);
        assertThat(received).isEmpty();
    }

    @Test
    void a_secret_may_be_plain_text_and_a_broken_one_stops_the_start() {
        var plain = Signature.from(new Env(Map.of(Signature.SETTING, new String(KEY, StandardCharsets.US_ASCII)))).orElseThrow();
        assertThat(plain.of("msg_1", 7, "{}")).isEqualTo(signature().of("msg_1", 7, "{}"));
        assertThat(Signature.from(new Env(Map.of()))).isEmpty();
        for (var broken : List.of("whsec_", "whsec_%%%")) {
            assertThatThrownBy(() -> Signature.from(new Env(Map.of(Signature.SETTING, broken)))).isInstanceOf(Misconfigured.class)
                    .hasMessageContaining(Signature.SETTING).hasMessageNotContaining("%%%");
        }
    }

    @Test
    void a_secret_that_was_replaced_signs_from_then_on() {
        var keys = new ArrayDeque<>(List.of("old", "new"));
        var signature = Signature.from(new Env(Map.of()).over(new Vault() {
            @Override
            public Map<String, String> variables() {
                return Map.of(Signature.SETTING, keys.remove());
            }

            @Override
            public void readAgain() {
                throw new AssertionError("nobody was refused");
            }
        })).orElseThrow();
        var other = Signature.from(new Env(Map.of(Signature.SETTING, "new"))).orElseThrow();
        assertThat(signature.of("msg_1", 7, "{}")).isEqualTo(other.of("msg_1", 7, "{}"));
    }

    private Fate deliver(Announcement announcement, int retry) {
        return delivering(new Destinations(true)).deliver(announcement, retry, deadline()).fate();
    }

    private Delivering delivering(Destinations destinations) {
        var gateways = new Gateways(List.of(URI.create("https://gateway.test")), Map.of(), Optional.empty());
        var json = new SoundJson(new Listening(sounds, new FakeSoundBytes(), gateways, clock));
        var letter = new Letter(sounds, sounds.orders(), json, (_, _, _) -> Optional.empty(), tracks::find, URI.create("https://api.test"),
                clock);
        var courier = new Courier(destinations, InetAddress::getAllByName, (SSLSocketFactory) SSLSocketFactory.getDefault());
        return new Delivering(letter, signature(), destinations, courier::post, queue, dead, new Redelivery(new Random(1)), clock);
    }

    private Track added(TrackState state) {
        var track = SampleTracks.next(SampleTracks.full(SampleTracks.newId(), "ann"), state);
        tracks.commit(new Change(Optional.empty(), track, Optional.empty(), Optional.empty()));
        return track;
    }

    private Announcement pinned() {
        var sound = SampleSounds.pinned(SampleSounds.temporary(SampleSounds.newId()), Optional.of("file"));
        sounds.putIfAbsent(sound);
        return new Announcement(Announcement.Event.PINNED, sound.id().text(), url(), clock.instant());
    }

    private URI url() {
        return URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook?secret=1");
    }

    private static Signature signature() {
        return Signature.from(new Env(Map.of(Signature.SETTING, SECRET))).orElseThrow();
    }

    private static Deadline deadline() {
        return Deadline.after(Duration.ofSeconds(20), InstantSource.system());
    }
}
