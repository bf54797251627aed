package dev.audiolith.local.recogniser;

import static dev.audiolith.local.Calls.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.ffmpeg.FfmpegBinary;
import dev.audiolith.local.http.Loopback;
import dev.audiolith.local.voice.BuiltInVoice;
import dev.audiolith.providers.TranscriptionWiring;
import dev.audiolith.providers.http.Exchange;
import dev.audiolith.settings.Env;
import dev.audiolith.speech.Word;
import dev.audiolith.time.Deadline;
import dev.audiolith.transcript.Transcriber.Piece;
import dev.audiolith.transcript.TranscriberOutcome.Heard;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the built-in voice says, the built-in recogniser hears, asked by the adapter that asks OpenAI.
class RoundTripTest {
    private static final String SAID = """
            The weather will be cold and rainy for the rest of the week. Please send the report to the office before five o'clock.
            The quick brown fox jumps over the lazy dog. My sister bought a new house near the river last summer.
            We are going to meet our friends at the station tomorrow morning. He opened the window and looked at the people in the street.
            The children played in the garden until it was dark. Nobody knows the answer to that question.""";

    /// Of an MP3 of 128 kbit/s.
    private static final int BYTES_A_MILLISECOND = 16;

    @TempDir
    static Path folder;

    private static RecogniserProcess process;
    private static Loopback recogniser;
    private static Loopback voice;

    @BeforeAll
    static void start() throws Exception {
        var ffmpeg = FfmpegBinary.locate(new Env(Map.of()), Path.of("target", "ffmpeg"));
        voice = Loopback.start(Loopback.ANY_PORT, new BuiltInVoice("voice", ffmpeg));
        process = new RecogniserProcess(folder.resolve("recogniser.log"));
        // Loads the models: no test has to wait for that.
        process.hear(InputStream.nullInputStream());
        recogniser = Loopback.start(Loopback.ANY_PORT, new BuiltInRecogniser("ear", ffmpeg, process));
    }

    @AfterAll
    static void stop() throws Exception {
        recogniser.close();
        voice.close();
        process.close();
    }

    @Test
    void what_is_said_is_heard_with_few_words_wrong_and_in_time() throws Exception {
        var said = said();
        var mp3 = Files.write(folder.resolve("said.mp3"), said);
        var length = Duration.ofMillis(said.length / BYTES_A_MILLISECOND);
        var env = new Env(Map.of("OPENAI_API_KEY", "ear", "OPENAI_BASE_URL", recogniser.uri() + "/v1", "TRANSCRIBE_MODEL", "sphinx4"));
        var transcriber = TranscriptionWiring.transcribers(env, Exchange.newClient(), Thread::sleep, new Random(1)).of(Optional.empty());
        var outcome = transcriber.transcribe(new Piece(mp3, length, Optional.of("en")),
                Deadline.after(Duration.ofMinutes(2), InstantSource.system()));
        assertThat(outcome).isInstanceOfSatisfying(Heard.class, heard -> {
            var transcript = heard.transcript();
            var rate = WordErrors.rate(SAID.toLowerCase(Locale.ROOT).replaceAll("[^a-z' \n]", ""), transcript.text());
            System.out.printf(Locale.ROOT, "word error rate %.3f: %s%n", rate, transcript.text());
            assertThat(rate).isLessThanOrEqualTo(0.35);
            assertThat(transcript.language()).contains("en");
            assertThat(heard.billed()).isBetween(length.minusSeconds(1), length.plusSeconds(2));
            assertThat(transcript.segments()).hasSizeBetween(6, 12);
            assertThat(transcript.words()).hasSizeBetween(70, 100).isSortedAccordingTo(Comparator.comparing(Word::start));
            assertThat(transcript.words().getLast().end()).isBetween(length.minusSeconds(3), length);
        });
    }

    private static byte[] said() throws Exception {
        var uri = URI.create(voice.uri() + "/v1/text-to-speech/kevin?output_format=mp3_44100_128");
        return post(uri, "{\"text\":\"" + SAID.replace("\n", " ") + "\"}", "xi-api-key", "voice").body();
    }
}
