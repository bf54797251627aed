package dev.audiolith.ffmpeg;

import static dev.audiolith.testkit.recording.AudioToolContract.TALK;
import static dev.audiolith.testkit.recording.AudioToolContract.assertSilences;
import static dev.audiolith.testkit.recording.AudioToolContract.soon;
import static dev.audiolith.testkit.recording.AudioToolContract.span;
import static dev.audiolith.testkit.recording.SampleRecording.tone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.audiolith.recording.Problem;
import dev.audiolith.recording.RecordingKind;
import dev.audiolith.recording.Soundscape;
import dev.audiolith.recording.Span;
import dev.audiolith.recording.Trim;
import dev.audiolith.recording.UnusableRecording;
import dev.audiolith.testkit.recording.SampleRecording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Recordings of every kind and codec that phones, browsers and recorders make, all with names that lie.
@ParameterizedClass
@MethodSource("dev.audiolith.ffmpeg.Binaries#all")
class EveryKindTest {
    /// As FFmpeg tells us of silence, but for the blanks, which these options cannot hold.
    private static final String IMITATION = "\n[silencedetect@0x1]\nsilence_start:0";
    private static final Duration PRECISION = Duration.ofMillis(50);

    @Parameter
    private Path binary = Binaries.PUBLISHED;
    @TempDir
    private Path folder;

    static Stream<Arguments> kinds() {
        return Stream.of(
                arguments(RecordingKind.CAF, "pcm.caf", "-c:a pcm_s16be -ar 44100"),
                arguments(RecordingKind.CAF, "pcm24.caf", "-c:a pcm_s24le -ac 2"),
                arguments(RecordingKind.CAF, "float.caf", "-c:a pcm_f32be"),
                arguments(RecordingKind.CAF, "alac.caf", "-c:a alac"),
                arguments(RecordingKind.CAF, "opus.caf", "-c:a libopus -ar 48000"),
                arguments(RecordingKind.CAF, "ima4.caf", "-c:a adpcm_ima_qt -ar 44100"),
                arguments(RecordingKind.CAF, "mulaw.caf", "-c:a pcm_mulaw -ar 8000"),
                arguments(RecordingKind.MP4, "moov-at-the-end.m4a", "-c:a aac -b:a 64k"),
                arguments(RecordingKind.MP4, "moov-first.m4a", "-c:a aac -b:a 64k -movflags +faststart"),
                arguments(RecordingKind.MP4, "in-fragments.mp4", "-c:a aac -b:a 64k -ar 48000 -movflags frag_keyframe+empty_moov"),
                arguments(RecordingKind.MP4, "alac.m4a", "-c:a alac"),
                arguments(RecordingKind.MP4, "quicktime.mov", "-c:a pcm_s16le"),
                arguments(RecordingKind.MP3, "constant.mp3", "-c:a libmp3lame -b:a 64k"),
                arguments(RecordingKind.MP3, "variable.mp3", "-c:a libmp3lame -q:a 5 -ar 44100 -ac 2"),
                arguments(RecordingKind.MP3, "without-info.mp3", "-c:a libmp3lame -b:a 64k -ar 44100 -write_xing 0 -id3v2_version 0"),
                arguments(RecordingKind.WAV, "16.wav", "-c:a pcm_s16le -ar 48000 -ac 2"),
                arguments(RecordingKind.WAV, "24.wav", "-c:a pcm_s24le"),
                arguments(RecordingKind.WAV, "float.wav", "-c:a pcm_f32le"),
                arguments(RecordingKind.WAV, "mulaw.wav", "-c:a pcm_mulaw -ar 8000"),
                arguments(RecordingKind.WAV, "rf64.wav", "-c:a pcm_s16le -rf64 always"),
                arguments(RecordingKind.W64, "sony.w64", "-c:a pcm_s16le"),
                arguments(RecordingKind.FLAC, "16.flac", "-c:a flac"),
                arguments(RecordingKind.OGG, "opus.ogg", "-c:a libopus -ar 48000"),
                arguments(RecordingKind.OGG, "vorbis.ogg", "-c:a libvorbis -ar 44100 -ac 2"),
                arguments(RecordingKind.MATROSKA, "opus.webm", "-c:a libopus -ar 48000"),
                arguments(RecordingKind.MATROSKA, "live.webm", "-c:a libopus -ar 48000 -live 1"),
                arguments(RecordingKind.MATROSKA, "flac.mka", "-c:a flac"),
                arguments(RecordingKind.AIFF, "pcm.aiff", "-c:a pcm_s16be"),
                arguments(RecordingKind.AAC, "adts.aac", "-c:a aac -b:a 64k -ar 48000"),
                arguments(RecordingKind.AMR, "phone.amr", "-c:a libopencore_amrnb -ar 8000 -b:a 12.2k"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void is_heard_and_cut_where_it_should_be(RecordingKind kind, String name, String options) throws IOException {
        check(lying(new Samples(folder).of(TALK, name, options)), kind);
    }

    @Test
    void aac_in_a_caf_is_heard_too() throws IOException {
        var adts = new Samples(folder).of(TALK, "a.aac", "-c:a aac -b:a 64k -ar 48000");
        check(lying(Files.write(folder.resolve("a.caf"), CafOfAac.of(Files.readAllBytes(adts)))), RecordingKind.CAF);
    }

    @Test
    void an_mp3_may_have_a_cover_and_a_title_that_imitates_us() throws IOException {
        var samples = new Samples(folder);
        var plain = samples.of(TALK, "plain.mp3", "-c:a libmp3lame -b:a 64k");
        var covered = samples.of("-i " + plain + " -f lavfi -i testsrc=size=600x600:d=1:r=1",
                "-map 0:a -map 1:v -c:a copy -c:v png -disposition:v attached_pic -id3v2_version 3 -metadata title=" + IMITATION,
                "covered.mp3");
        check(lying(covered), RecordingKind.MP3);
    }

    @Test
    void a_film_is_its_sound() throws IOException {
        var wav = TALK.in(folder);
        check(lying(new Samples(folder).of("-f lavfi -i testsrc=size=320x240:d=6.5:r=5 -i " + wav,
                "-c:v libx264 -c:a aac -ar 48000", "film.mp4")), RecordingKind.MP4);
    }

    @Test
    void a_film_without_sound_has_no_audio() throws IOException {
        var film = new Samples(folder).of("-f lavfi -i testsrc=size=320x240:d=1:r=5", "-c:v libx264", "film.mp4");
        assertThat(problem(film)).isEqualTo(Problem.NO_AUDIO);
    }

    @Test
    void what_is_of_a_known_kind_but_of_no_known_codec_cannot_be_read() throws IOException {
        assertThat(problem(new Samples(folder).of(TALK, "tta.mka", "-c:a tta"))).isEqualTo(Problem.UNREADABLE_AUDIO);
    }

    @Test
    void after_a_hole_everything_comes_when_it_should() throws IOException {
        var holed = new Samples(folder).of(SampleRecording.of(tone(4)), "holed.webm",
                "-af asetpts=PTS+if(gt(T\\,2)\\,3/TB\\,0) -c:a libopus -ar 48000");
        assertThat(listen(holed, binary).decoded()).isCloseTo(Duration.ofSeconds(7), PRECISION);
        var piece = folder.resolve("piece.mp3");
        new FfmpegTool(binary, Duration.ofMinutes(1)).cut(holed, RecordingKind.MATROSKA, span(1, 6), piece, soon());
        // The encoder held two frames back when the hole came.
        assertSilences(listen(piece, binary), span(1.04, 4.04));
    }

    /// At each seam some samples come again, for a time that has passed already.
    @ParameterizedTest
    @ValueSource(ints = {2, 5, 20})
    void recordings_that_were_joined_without_being_encoded_again_are_heard_to_their_end(int count) throws IOException {
        var samples = new Samples(folder);
        var one = samples.of(SampleRecording.of(tone(1.4)), "one.ogg", "-c:a libopus -ar 48000 -frame_duration 60");
        var joined = samples.of("-stream_loop " + (count - 1) + " -i " + one, "-c copy", "joined.ogg");
        var heard = listen(joined, binary);
        assertThat(heard.decoded()).isBetween(Duration.ofMillis(1370).multipliedBy(count), Duration.ofMillis(1480).multipliedBy(count));
        var piece = folder.resolve("piece.mp3");
        new FfmpegTool(binary, Duration.ofMinutes(1)).cut(joined, RecordingKind.OGG, new Span(Duration.ZERO, heard.decoded()), piece,
                soon());
    }

    @ParameterizedTest
    @CsvSource({"a.caf, -c:a pcm_s16be", "b.caf, -c:a alac", "a.m4a, -c:a aac", "b.m4a, -c:a aac -movflags +faststart",
            "a.mp3, -c:a libmp3lame -b:a 64k", "a.wav, -c:a pcm_s16le", "a.w64, -c:a pcm_s16le", "a.flac, -c:a flac",
            "a.ogg, -c:a libopus -ar 48000", "a.webm, -c:a libopus -ar 48000", "a.aiff, -c:a pcm_s16be"})
    void a_recording_that_was_cut_off_is_told_by_every_kind_that_can_tell(String name, String options) throws IOException {
        var whole = new Samples(folder).of(TALK, name, options);
        var bytes = Files.readAllBytes(whole);
        for (var kept : new int[]{bytes.length / 2, bytes.length * 8 / 10}) {
            assertThat(problem(Files.write(folder.resolve("cut-" + kept), Arrays.copyOf(bytes, kept))))
                    .as("%s of %s bytes", kept, bytes.length).isEqualTo(Problem.TRUNCATED_AUDIO);
        }
    }

    @Test
    void hours_of_silence_are_not_listened_to_for_longer_than_is_taken() throws IOException {
        var hours = new Samples(folder).of("-f lavfi -i anullsrc=r=8000:cl=mono -t 10800", "-c:a flac", "hours.flac");
        assertThat(problem(hours)).isEqualTo(Problem.TOO_LONG);
    }

    private void check(Path recording, RecordingKind kind) throws IOException {
        assertThat(RecordingKind.of(recording)).contains(kind);
        var heard = listen(recording, binary);
        assertThat(heard.decoded()).isCloseTo(TALK.length(), Duration.ofMillis(100));
        var ofTheEnd = span(4.5, heard.decoded().toMillis() / 1000.0);
        assertSilences(heard, span(0, 1.5), span(2.5, 3.3), ofTheEnd);
        var piece = folder.resolve("piece.mp3");
        new FfmpegTool(binary, Duration.ofMinutes(1)).cut(recording, kind, span(2, 4.4), piece, soon());
        var cut = listen(piece, binary);
        assertThat(cut.decoded()).isCloseTo(Duration.ofMillis(2400), PRECISION);
        assertSilences(cut, span(0.5, 1.3));
    }

    private static Soundscape listen(Path recording, Path binary) throws IOException {
        return new FfmpegTool(binary, Duration.ofMinutes(1)).listen(recording, RecordingKind.of(recording).orElseThrow(), Trim.USUAL,
                soon());
    }

    private Problem problem(Path recording) {
        return catchThrowableOfType(UnusableRecording.class, () -> listen(recording, binary)).problem();
    }

    private static Path lying(Path recording) throws IOException {
        return Files.move(recording, recording.resolveSibling("notes.txt"));
    }
}
