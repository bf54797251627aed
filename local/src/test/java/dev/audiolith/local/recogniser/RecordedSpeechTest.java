package dev.audiolith.local.recogniser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.ffmpeg.FfmpegBinary;
import dev.audiolith.local.http.Loopback;
import dev.audiolith.providers.TranscriptionWiring;
import dev.audiolith.providers.http.Exchange;
import dev.audiolith.settings.Env;
import dev.audiolith.time.Deadline;
import dev.audiolith.transcript.Transcriber;
import dev.audiolith.transcript.Transcriber.Piece;
import dev.audiolith.transcript.TranscriberOutcome.Heard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// What the built-in recogniser hears of people, read from a folder that `-Daudiolith.speech` names: WAV files, and a file `transcription`
/// with what is said in them, as CMU's tools write it. Debian's package `pocketsphinx-testdata` has such a folder.
@EnabledIfSystemProperty(named = "audiolith.speech", matches = ".+")
class RecordedSpeechTest {
    private static final Pattern LINE = Pattern.compile("<s> (.*) </s> \\((\\S+)\\)");
    private static final Path SPEECH = Path.of(System.getProperty("audiolith.speech", "."));

    @TempDir
    private Path folder;

    @Test
    void more_words_are_heard_than_missed() throws Exception {
        var ffmpeg = FfmpegBinary.locate(new Env(Map.of()), Path.of("target", "ffmpeg"));
        var said = new ArrayList<String>();
        var heard = new ArrayList<String>();
        try (var process = new RecogniserProcess(folder.resolve("recogniser.log"));
                var recogniser = Loopback.start(Loopback.ANY_PORT, new BuiltInRecogniser("ear", ffmpeg, process))) {
            var env = new Env(Map.of("OPENAI_API_KEY", "ear", "OPENAI_BASE_URL", recogniser.uri() + "/v1", "TRANSCRIBE_MODEL", "sphinx4"));
            var transcriber = TranscriptionWiring.transcribers(env, Exchange.newClient(), Thread::sleep, new Random(1))
                    .of(Optional.empty());
            for (var line : Files.readAllLines(SPEECH.resolve("transcription"))) {
                var found = LINE.matcher(line.strip());
                assertThat(found.matches()).as(line).isTrue();
                said.add(found.group(1).strip());
                heard.add(heard(transcriber, SPEECH.resolve(found.group(2) + ".wav")));
                System.out.printf(Locale.ROOT, "word error rate %.3f: %s | %s%n", WordErrors.rate(said.getLast(), heard.getLast()),
                        said.getLast(), heard.getLast());
            }
        }
        var rate = WordErrors.rate(String.join(" ", said), String.join(" ", heard));
        System.out.printf(Locale.ROOT, "word error rate of all %.3f%n", rate);
        assertThat(rate).isLessThan(0.5);
    }

    private static String heard(Transcriber transcriber, Path wav) throws IOException {
        var outcome = transcriber.transcribe(new Piece(wav, Duration.ofMillis(Files.size(wav) / 32), Optional.of("en")),
                Deadline.after(Duration.ofMinutes(2), InstantSource.system()));
        assertThat(outcome).isInstanceOf(Heard.class);
        return ((Heard) outcome).transcript().text().toLowerCase(Locale.ROOT);
    }
}
