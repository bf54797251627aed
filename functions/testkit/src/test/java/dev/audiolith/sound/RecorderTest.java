package dev.audiolith.sound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.audio.AudioFormat;
import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.sound.Recorder.Outcome;
import dev.audiolith.speech.AlignedText;
import dev.audiolith.speech.BrokenSpeech;
import dev.audiolith.speech.Speaker;
import dev.audiolith.speech.SpeechModel;
import dev.audiolith.speech.SpeechOutcome;
import dev.audiolith.speech.SpeechRequest;
import dev.audiolith.speech.Surroundings;
import dev.audiolith.testkit.sound.FakeSoundBytes;
import dev.audiolith.testkit.sound.SampleAudio;
import dev.audiolith.testkit.sound.SampleSounds;
import dev.audiolith.testkit.time.ManualClock;
import dev.audiolith.time.Deadline;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A long text, part by part: a voice whose every character is one raw sample, so that what was spoken can be compared.
class RecorderTest {
    private static final AudioFormat PCM = AudioFormat.parse("pcm_8000").orElseThrow();
    /// One sample a character: an eighth of a millisecond.
    private static final double CHARACTER_SECONDS = 1 / 8_000.0;
    private static final Duration LONG = Duration.ofMinutes(14);
    private static final String TEXT = IntStream.range(0, 400).mapToObj(i -> "This is sentence number " + i + " of a long text.")
            .collect(Collectors.joining(" "));

    private final ManualClock clock = new ManualClock();
    private final FakeSoundBytes bytes = new FakeSoundBytes(clock);
    private final List<SpeechRequest> asked = new ArrayList<>();
    private final SoundId id = SampleSounds.newId();
    private final SpeechRequest request = request(TEXT);
    private final List<SpeechRequest> parts = SpeechModel.of(Optional.empty()).parts(request);
    private int step;
    private int dieAt = Integer.MAX_VALUE;
    private boolean dieBefore;

    @Test
    void a_text_that_the_model_takes_at_once_is_one_call_and_one_object() {
        var stored = stored(record(1, request("A short text."), LONG));
        assertThat(asked).containsExactly(request("A short text."));
        assertThat(bytes.keys()).containsExactly("sounds/" + id + "/1.pcm");
        assertThat(stored.characterCost()).isEqualTo(13);
    }

    @Test
    void a_text_that_only_whitespace_makes_too_long_is_spoken_without_it_in_one_call() {
        var model = Optional.of("eleven_v3");
        var exactly = TEXT.substring(0, SpeechModel.of(model).mostCharacters() - 1) + ".";
        record(1, request("\n " + exactly + " \n", model), LONG);
        assertThat(asked).containsExactly(request(exactly, model));
    }

    @Test
    void a_long_text_is_spoken_in_order_each_part_knowing_what_is_around_it() {
        record(1, request, LONG);
        assertThat(asked).isEqualTo(parts).hasSize(4);
        assertThat(asked.getFirst().surroundings().before()).isEmpty();
        assertThat(asked.getLast().surroundings().after()).isEmpty();
        for (var i = 1; i < asked.size(); i++) {
            assertThat(asked.get(i - 1).text()).endsWith(asked.get(i).surroundings().before());
            assertThat(asked.get(i).text()).startsWith(asked.get(i - 1).surroundings().after());
            assertThat(asked.get(i).surroundings().before()).hasSize(300);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"eleven_v3", "eleven_of_tomorrow"})
    void a_model_that_does_not_take_surroundings_is_given_none(String model) {
        record(1, request(TEXT, Optional.of(model)), LONG);
        assertThat(asked).hasSizeGreaterThan(4).allSatisfy(part -> assertThat(part.surroundings()).isEqualTo(Surroundings.NONE));
    }

    @Test
    void the_parts_become_one_object_and_go() throws IOException {
        var stored = stored(record(1, request, LONG));
        assertThat(bytes.keys()).containsExactly(stored.objectKey());
        assertThat(stored.objectKey()).isEqualTo("sounds/" + id + "/1.pcm");
        assertThat(stored.characterCost()).isEqualTo(parts.stream().mapToLong(SpeechRequest::characters).sum());
        assertThat(bytes.open(stored.objectKey())).hasBinaryContent(audio(parts));
        assertThat(stored.digests().duration()).contains(Duration.ofNanos(125_000L * stored.characterCost()));
    }

    @Test
    void words_of_later_parts_begin_where_the_audio_before_them_ends() {
        var captioned = request.captioned(true);
        var stored = stored(record(1, captioned, LONG));
        assertThat(bytes.keys()).containsExactlyInAnyOrder(stored.objectKey(), "captions/" + id + "/1.words");
        var words = new Captions(bytes).read(stored.captionsKey().orElseThrow());
        assertThat(words.stream().map(word -> word.text()).collect(Collectors.joining(" "))).isEqualTo(TEXT);
        var second = words.get(parts.getFirst().text().split(" ").length);
        assertThat(second.start()).isCloseTo(Duration.ofNanos(125_000L * parts.getFirst().characters()), Duration.ofMillis(1));
        assertThat(words.getLast().end()).isCloseTo(stored.digests().duration().orElseThrow(), Duration.ofMillis(1));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_crash_anywhere_buys_no_stored_part_again(boolean captions) throws IOException {
        var wanted = request.captioned(captions);
        record(1, wanted, LONG);
        var steps = step;
        for (var at = 1; at <= steps; at++) {
            for (var before : new boolean[]{true, false}) {
                var world = new RecorderTest();
                var died = world.dies(wanted, at, before);
                var stored = stored(world.record(2, wanted, LONG));
                // Only speech that was on its way to the bucket is bought again.
                var extra = died.matches("after Speaker.speak|.* SoundBytes.store") && world.isUnstored() ? 1 : 0;
                assertThat(world.asked.size()).as("%s, step %d", died, at).isLessThanOrEqualTo(parts.size() + extra);
                assertThat(world.bytes.open(stored.objectKey())).hasBinaryContent(audio(parts));
                assertThat(stored.captionsKey().isPresent()).isEqualTo(captions);
                stored.captionsKey().ifPresent(key -> assertThat(new Captions(world.bytes).read(key)).hasSize(TEXT.split(" ").length));
            }
        }
    }

    @Nested
    class when_a_part_fails {
        private int failures = 1;

        @ParameterizedTest
        @EnumSource(value = FailureKind.class, names = {"BUSY", "UNREACHABLE", "CORRUPT_ANSWER", "RATE_LIMITED"})
        void it_alone_is_asked_for_again(FailureKind kind) {
            assertThat(recorder(failing(3, kind)).record(claim(1), request, clock.in(LONG))).isInstanceOf(Outcome.Stored.class);
            assertThat(asked).containsExactly(parts.get(0), parts.get(1), parts.get(2), parts.get(2), parts.get(3));
            assertThat(clock.sleeps()).containsExactly(Duration.ofSeconds(1));
        }

        @Test
        void also_when_it_breaks_off_in_the_middle() {
            Speaker breaking = (part, deadline) -> {
                var outcome = speak(part, deadline);
                return asked.size() == 2 ? new SpeechOutcome.Speaking(breakingOff(), 1) : outcome;
            };
            assertThat(recorder(breaking).record(claim(1), request, clock.in(LONG))).isInstanceOf(Outcome.Stored.class);
            assertThat(asked).containsExactly(parts.get(0), parts.get(1), parts.get(1), parts.get(2), parts.get(3));
        }

        @Test
        void it_is_asked_for_three_times_a_call_and_the_next_call_goes_on_there() {
            failures = 4;
            var recorder = recorder(failing(3, FailureKind.BUSY));
            assertThat(recorder.record(claim(1), request, clock.in(LONG))).isEqualTo(new Outcome.Unfinished(2, 4));
            assertThat(recorder.record(claim(2), request, clock.in(LONG))).isInstanceOf(Outcome.Stored.class);
            assertThat(asked).hasSize(parts.size() + 4);
        }

        @Test
        void a_call_that_came_no_further_says_why_and_what_is_kept() {
            failures = 100;
            var recorder = recorder(failing(3, FailureKind.BUSY));
            recorder.record(claim(1), request, clock.in(LONG));
            assertThat(recorder.record(claim(1), request, clock.in(LONG))).isInstanceOfSatisfying(Outcome.NotSpoken.class, answer -> {
                assertThat(answer.failure().kind()).isEqualTo(FailureKind.BUSY);
                assertThat(answer.kept()).isEqualTo(2);
            });
        }

        @Test
        void what_cannot_be_joined_is_the_voices_fault_and_is_not_kept_to_fail_again() {
            var wav = new SpeechRequest(TEXT, "voice", Optional.empty(), Map.of(), AudioFormat.parse("wav_8000").orElseThrow(),
                    Optional.empty(), Optional.empty());
            assertThat(record(1, wav, LONG)).isInstanceOfSatisfying(Outcome.NotSpoken.class, answer -> {
                assertThat(answer.failure().kind()).isEqualTo(FailureKind.CORRUPT_ANSWER);
                assertThat(answer.kept()).isZero();
            });
            assertThat(bytes.keys()).isEmpty();
        }

        @Test
        void what_asking_again_cannot_change_is_said_at_once() {
            assertThat(recorder(failing(3, FailureKind.QUOTA_EXHAUSTED)).record(claim(1), request, clock.in(LONG)))
                    .isInstanceOfSatisfying(Outcome.NotSpoken.class, answer -> assertThat(answer.kept()).isEqualTo(2));
            assertThat(asked).hasSize(3);
        }

        private Speaker failing(int at, FailureKind kind) {
            return (part, deadline) -> {
                var outcome = speak(part, deadline);
                var isTheOne = part.equals(parts.get(at - 1));
                return isTheOne && failures-- > 0 ? new SpeechOutcome.Declined(Failure.of(kind, "elevenlabs", "told to fail")) : outcome;
            };
        }
    }

    @Test
    void it_stops_in_time_and_goes_on_where_it_stopped() {
        Speaker slow = (part, deadline) -> {
            clock.advance(Duration.ofSeconds(30));
            return speak(part, deadline);
        };
        var recorder = recorder(slow);
        assertThat(recorder.record(claim(1), request, clock.in(Duration.ofSeconds(100)))).isEqualTo(new Outcome.Unfinished(2, 4));
        assertThat(recorder.record(claim(1), request, clock.in(Duration.ofSeconds(20)))).isEqualTo(new Outcome.Unfinished(3, 4));
        assertThat(recorder.record(claim(2), request, clock.in(Duration.ofSeconds(40)))).isEqualTo(new Outcome.Unfinished(4, 4));
        assertThat(recorder.record(claim(3), request, clock.in(Duration.ofSeconds(40)))).isInstanceOf(Outcome.Stored.class);
        assertThat(asked).isEqualTo(parts);
    }

    @Test
    void who_finished_and_is_called_again_finds_the_whole() {
        var first = stored(record(1, request, LONG));
        assertThat(stored(record(1, request, LONG))).isEqualTo(first);
        assertThat(stored(record(2, request, LONG))).isEqualTo(first);
        assertThat(asked).hasSize(parts.size());
    }

    @Test
    void what_is_so_old_that_the_sweep_may_delete_it_any_moment_is_not_found_again() {
        var brief = request("A short text.");
        record(1, brief, LONG);
        clock.advance(Turnstile.MEMORY.minus(LONG).minusSeconds(1));
        record(2, brief, LONG);
        assertThat(asked).hasSize(1);
        clock.advance(Duration.ofSeconds(2));
        assertThat(stored(record(2, brief, LONG)).objectKey()).isEqualTo("sounds/" + id + "/2.pcm");
        assertThat(asked).hasSize(2);
    }

    @Test
    void neither_are_parts_as_old_as_that() {
        Speaker breaking = (part, deadline) -> asked.size() < 2
                ? speak(part, deadline)
                : new SpeechOutcome.Declined(
                        Failure.of(FailureKind.QUOTA_EXHAUSTED, "elevenlabs", "told to fail"));
        recorder(breaking).record(claim(1), request, clock.in(LONG));
        clock.advance(Turnstile.MEMORY);
        record(2, request, LONG);
        assertThat(asked).hasSize(2 + parts.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"eleven_flash_v2", "eleven_flash_v2_5"})
    void no_part_takes_longer_than_a_turn_even_if_the_model_would_take_more_at_once(String model) {
        var wanted = request(TEXT + " " + TEXT, Optional.of(model));
        record(1, wanted, LONG);
        assertThat(asked).hasSizeGreaterThan(1).allSatisfy(part -> assertThat(part.characters()).isLessThanOrEqualTo(10_000));
    }

    @Test
    void a_word_of_fifty_thousand_characters_is_spoken_as_well() {
        var stored = stored(record(1, request("a".repeat(50_000)), LONG));
        assertThat(stored.characterCost()).isEqualTo(50_000);
        assertThat(stored.digests().duration()).contains(Duration.ofMillis(6_250));
    }

    private Outcome record(long fence, SpeechRequest wanted, Duration time) {
        return recorder(this::speak).record(claim(fence), wanted, clock.in(time));
    }

    private Recorder recorder(Speaker speaker) {
        return new Recorder(mortal(Speaker.class, speaker), mortal(SoundBytes.class, bytes), clock);
    }

    private Claim claim(long fence) {
        return new Claim("key", id, fence, clock.instant().plus(LONG));
    }

    private SpeechOutcome speak(SpeechRequest part, Deadline deadline) {
        asked.add(part);
        return new SpeechOutcome.Speaking(new ByteArrayInputStream(audio(List.of(part))), part.characters(),
                evenly(part.text()));
    }

    private static AlignedText evenly(String text) {
        var aligned = new AlignedText();
        for (var i = 0; i < text.length(); i++) {
            aligned.add(text.substring(i, i + 1), i * CHARACTER_SECONDS, (i + 1) * CHARACTER_SECONDS);
        }
        return aligned;
    }

    /// Where it died, or that it did not.
    private String dies(SpeechRequest wanted, int at, boolean before) {
        dieAt = at;
        dieBefore = before;
        try {
            record(1, wanted, LONG);
            return "alive";
        } catch (Died e) {
            return String.valueOf(e.getMessage());
        } finally {
            dieAt = Integer.MAX_VALUE;
        }
    }

    /// Whether the part that was bought last had not reached the bucket.
    private boolean isUnstored() {
        return bytes.keys().stream().filter(key -> key.endsWith(".pcm")).count() < asked.size();
    }

    private static final class Died extends Error {
        private static final long serialVersionUID = 1L;

        Died(String where) {
            super(where);
        }
    }

    private <T> T mortal(Class<T> port, T real) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[]{port}, (_, method, arguments) -> {
            var here = ++step;
            var name = port.getSimpleName() + "." + method.getName();
            if (here == dieAt && dieBefore) {
                throw new Died("before " + name);
            }
            try {
                var answer = method.invoke(real, arguments);
                if (here == dieAt && !dieBefore) {
                    throw new Died("after " + name);
                }
                return answer;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    private static SpeechRequest request(String text) {
        return request(text, Optional.empty());
    }

    private static SpeechRequest request(String text, Optional<String> model) {
        return new SpeechRequest(text, "voice", model, Map.of(), PCM, Optional.empty(), Optional.empty());
    }

    private static byte[] audio(List<SpeechRequest> spoken) {
        var out = new ByteArrayOutputStream();
        for (var part : spoken) {
            part.text().codePoints().forEach(point -> {
                out.write(point);
                out.write(0);
            });
        }
        return out.toByteArray();
    }

    private static InputStream breakingOff() {
        return SampleAudio.breakingAfter(100, new BrokenSpeech(Failure.of(FailureKind.CORRUPT_ANSWER, "elevenlabs", "told to break off")));
    }

    private static StoredAudio stored(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Stored.class);
        return ((Outcome.Stored) outcome).audio();
    }
}
