package dev.audiolith.providers.elevenlabs;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.audiolith.testkit.speech.FakeSpeaker;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What ElevenLabs answers when it is asked for times, line by line.
final class TimedAnswer {
    private static final int CHUNK = 10_000;
    private static final int CHARACTERS = 4;

    /// Audio and times in several lines; as there, some have no times.
    static List<byte[]> of(String text, byte[] audio) {
        var lines = new ArrayList<byte[]>();
        var said = 0;
        for (var at = 0; at < audio.length || said < text.length(); at += CHUNK) {
            var chunk = Arrays.copyOfRange(audio, Math.min(at, audio.length), Math.min(at + CHUNK, audio.length));
            var until = at / CHUNK % 2 == 0 ? Math.min(said + CHARACTERS, text.length()) : said;
            lines.add(line(chunk, until == said ? "null" : alignment(text, said, until)).getBytes(UTF_8));
            said = until;
        }
        return lines;
    }

    static String line(byte[] audio, String alignment) {
        return "{\"audio_base64\":\"" + Base64.getEncoder().encodeToString(audio) + "\",\"alignment\":" + alignment
                + ",\"normalized_alignment\":{\"characters\":[\"x\"],\"more\":[[1]]}}\n\n";
    }

    private static String alignment(String text, int from, int to) {
        var characters = IntStream.range(from, to).mapToObj(i -> "\"" + text.charAt(i) + "\"").collect(Collectors.joining(","));
        return "{\"characters\":[" + characters + "],\"character_start_times_seconds\":" + times(from, to)
                + ",\"character_end_times_seconds\":" + times(from + 1, to + 1) + "}";
    }

    private static List<Double> times(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> i * FakeSpeaker.CHARACTER_SECONDS).toList();
    }

    private TimedAnswer() {}
}
