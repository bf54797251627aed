package dev.audiolith.ffmpeg;

import static dev.audiolith.testkit.recording.AudioToolContract.TALK;
import static dev.audiolith.testkit.recording.AudioToolContract.soon;
import static dev.audiolith.testkit.recording.AudioToolContract.span;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.audiolith.recording.RecordingKind;
import dev.audiolith.recording.Trim;
import dev.audiolith.recording.UnusableRecording;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// Uploads that are no recordings, but tell FFmpeg to open something else: another user's file, or an address inside.
@ParameterizedClass
@MethodSource("dev.audiolith.ffmpeg.Binaries#all")
class HostileRecordingsTest {
    private static final List<String> EXTENSIONS = List.of("mp3", "wav", "m4a", "caf", "flac", "ogg", "webm", "aac", "m3u8", "mpd", "sdp",
            "ffconcat", "txt");

    @Parameter
    private Path binary = Binaries.PUBLISHED;
    @TempDir
    private Path folder;

    @Test
    void no_playlist_is_a_recording_by_whatever_name() throws IOException {
        try (var trap = trap()) {
            for (var playlist : playlists(TALK.in(folder), trap).entrySet()) {
                for (var extension : EXTENSIONS) {
                    var upload = Files.writeString(folder.resolve(playlist.getKey() + "." + extension), playlist.getValue());
                    assertThat(RecordingKind.of(upload)).as(upload.toString()).isEmpty();
                }
            }
        }
    }

    /// As if its bytes had been taken for a recording of that kind.
    @Test
    void ffmpeg_itself_opens_nothing_that_an_upload_names() throws IOException {
        try (var trap = trap()) {
            var victim = TALK.in(folder);
            for (var playlist : playlists(victim, trap).entrySet()) {
                for (var kind : RecordingKind.values()) {
                    var upload = Files.writeString(folder.resolve(playlist.getKey() + "." + kind.extension()), playlist.getValue());
                    var output = folder.resolve("stolen.mp3");
                    assertThatExceptionOfType(UnusableRecording.class).as("%s as %s", playlist.getKey(), kind)
                            .isThrownBy(() -> tool().listen(upload, kind, Trim.USUAL, soon()));
                    assertThatExceptionOfType(UnusableRecording.class).as("%s as %s", playlist.getKey(), kind)
                            .isThrownBy(() -> tool().cut(upload, kind, span(0, 3), output, soon()));
                    assertThat(Files.exists(output) ? Files.size(output) : 0).isZero();
                    Files.deleteIfExists(output);
                }
            }
            assertNobodyCame(trap);
        }
    }

    @Test
    void the_samples_would_work_if_nothing_were_done_about_them() throws Exception {
        var victim = TALK.in(folder);
        var playlist = Files.writeString(folder.resolve("innocent.mp3"), "ffconcat version 1.0\nfile " + victim.getFileName() + "\n");
        var output = folder.resolve("stolen.mp3");
        var naive = new ProcessBuilder(Binaries.PUBLISHED.toString(), "-nostdin", "-v", "error", "-i", playlist.toString(),
                output.toString()).inheritIO().start();
        assertThat(naive.waitFor()).isZero();
        assertThat(output).isNotEmptyFile();
    }

    private FfmpegTool tool() {
        return new FfmpegTool(binary, Duration.ofMinutes(1));
    }

    private static Map<String, String> playlists(Path victim, ServerSocket trap) {
        var url = "http://127.0.0.1:" + trap.getLocalPort() + "/victim";
        var relative = victim.getFileName();
        var all = new LinkedHashMap<String, String>();
        all.put("concat", "ffconcat version 1.0\nfile '" + relative + "'\n");
        all.put("concat-absolute", "ffconcat version 1.0\nfile 'file:" + victim + "'\n");
        all.put("concat-url", "ffconcat version 1.0\nfile '" + url + ".wav'\n");
        all.put("hls", "#EXTM3U\n#EXT-X-TARGETDURATION:6\n#EXTINF:6,\nfile://" + victim + "\n#EXT-X-ENDLIST\n");
        all.put("hls-relative", "#EXTM3U\n#EXT-X-TARGETDURATION:6\n#EXTINF:6,\n" + relative + "\n#EXT-X-ENDLIST\n");
        all.put("hls-url", "#EXTM3U\n#EXT-X-TARGETDURATION:6\n#EXTINF:6,\n" + url + ".ts\n#EXT-X-ENDLIST\n");
        all.put("hls-concat", "#EXTM3U\n#EXT-X-TARGETDURATION:6\n#EXTINF:6,\nconcat:" + url + "|file://" + victim + "\n#EXT-X-ENDLIST\n");
        all.put("hls-key",
                "#EXTM3U\n#EXT-X-TARGETDURATION:6\n#EXT-X-KEY:METHOD=AES-128,URI=\"" + url + "\"\n#EXTINF:6,\n" + relative + "\n");
        all.put("dash", dash(victim.toUri().toString()));
        all.put("dash-url", dash(url));
        all.put("sdp", "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio " + trap.getLocalPort()
                + " RTP/AVP 0\na=rtpmap:0 PCMU/8000\n");
        all.put("asx", "<asx version=\"3.0\"><entry><ref href=\"" + url + "\"/></entry></asx>");
        all.put("tee", "file:" + victim + "\n");
        return all;
    }

    private static String dash(String address) {
        return """
                <?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" mediaPresentationDuration="PT6S" \
                profiles="urn:mpeg:dash:profile:isoff-on-demand:2011"><Period><AdaptationSet mimeType="audio/mp4"><Representation id="1" \
                bandwidth="1000"><BaseURL>%s</BaseURL></Representation></AdaptationSet></Period></MPD>""".formatted(address);
    }

    private static ServerSocket trap() throws IOException {
        return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    private static void assertNobodyCame(ServerSocket trap) throws IOException {
        trap.setSoTimeout(1);
        assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(trap::accept);
    }
}
