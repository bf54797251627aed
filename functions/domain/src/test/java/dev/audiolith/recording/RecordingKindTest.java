package dev.audiolith.recording;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RecordingKindTest {
    @TempDir
    private Path folder;

    static Stream<Arguments> recordings() {
        return Stream.of(
                Arguments.of(mp3(3), RecordingKind.MP3),
                Arguments.of(joined(new byte[417], mp3(3)), RecordingKind.MP3),
                Arguments.of(joined(tag(300), mp3(3)), RecordingKind.MP3),
                Arguments.of(joined(tag(300), bytes("fLaC")), RecordingKind.FLAC),
                Arguments.of(joined(tag(300), adts(3)), RecordingKind.AAC),
                Arguments.of(adts(3), RecordingKind.AAC),
                Arguments.of(bytes("RIFF$\0\0\0WAVEfmt "), RecordingKind.WAV),
                Arguments.of(bytes("RF64\u00ff\u00ff\u00ff\u00ffWAVEds64"), RecordingKind.WAV),
                Arguments.of(HexFormat.of().parseHex("726966662e91cf11a5d628db04c10000" + "00".repeat(8)), RecordingKind.W64),
                Arguments.of(bytes("fLaC\0\0\0\""), RecordingKind.FLAC),
                Arguments.of(bytes("OggS\0\u0002"), RecordingKind.OGG),
                Arguments.of(HexFormat.of().parseHex("1a45dfa39f4286810142f78101"), RecordingKind.MATROSKA),
                Arguments.of(bytes("\0\0\0 ftypM4A \0\0\0\0"), RecordingKind.MP4),
                Arguments.of(bytes("\0\0\0\u0008wide\0\u0001\u0002\u0003mdat"), RecordingKind.MP4),
                Arguments.of(bytes("\0\u0001\u0002\u0003mdat...."), RecordingKind.MP4),
                Arguments.of(bytes("\0\0\u0002\u0003moov...."), RecordingKind.MP4),
                Arguments.of(bytes("\0\0\0\u0010free...."), RecordingKind.MP4),
                Arguments.of(bytes("caff\0\u0001\0\0desc"), RecordingKind.CAF),
                Arguments.of(bytes("FORM\0\0\1\0AIFFCOMM"), RecordingKind.AIFF),
                Arguments.of(bytes("FORM\0\0\1\0AIFCFVER"), RecordingKind.AIFF),
                Arguments.of(bytes("#!AMR\n<"), RecordingKind.AMR),
                Arguments.of(bytes("#!AMR-WB\n\u0004"), RecordingKind.AMR));
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void a_recording_is_what_its_bytes_are(byte[] head, RecordingKind kind) throws IOException {
        assertThat(RecordingKind.of(head)).contains(kind);
        assertThat(RecordingKind.of(Files.write(folder.resolve("lying.txt"), head))).contains(kind);
    }

    static Stream<byte[]> others() {
        return Stream.of(
                new byte[0],
                new byte[20_000],
                bytes("ffconcat version 1.0\nfile 'victim.wav'\n"),
                bytes("#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile:///etc/passwd\n"),
                bytes("<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\">"),
                bytes("v=0\no=- 0 0 IN IP4 127.0.0.1\nm=audio 5004 RTP/AVP 0\n"),
                bytes("carefree is how this text begins"),
                bytes("RIFF$\0\0\0AVI LIST"),
                bytes("RIFF$\0\0\0WEBPVP8 "),
                bytes("\0\0\0 ftypheic\0\0\0\0mif1"),
                bytes("\0\0\0 ftypavif\0\0\0\0mif1"),
                HexFormat.of().parseHex("ffd8ffe000104a46494600010100000100010000"),
                HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452"),
                bytes("%PDF-1.7\n"), bytes("PK\u0003\u0004\u0014\0\0\0"), bytes("{\"text\":\"hello\"}"), bytes("\u007fELF\u0002\u0001"),
                "# ein Text mit Umlauten: äöü".repeat(40).getBytes(UTF_16),
                "This text is longer than one frame of anything. ".repeat(200).getBytes(UTF_8),
                Arrays.copyOf(mp3(1), 300),
                joined(Arrays.copyOf(mp3(1), 417), new byte[4000]));
    }

    @ParameterizedTest
    @MethodSource("others")
    void whatever_else_there_is_is_no_recording(byte[] head) throws IOException {
        assertThat(RecordingKind.of(head)).isEmpty();
        assertThat(RecordingKind.of(Files.write(folder.resolve("lying.mp3"), head))).isEmpty();
    }

    @Test
    void what_lies_behind_a_cover_is_seen_in_the_file() throws IOException {
        var withCover = Files.write(folder.resolve("cover.mp3"), joined(tag(200_000), bytes("fLaC")));
        assertThat(RecordingKind.of(withCover)).contains(RecordingKind.FLAC);
        assertThat(RecordingKind.of(Files.write(folder.resolve("two.mp3"), joined(tag(200_000), tag(90), adts(2)))))
                .contains(RecordingKind.AAC);
    }

    @Test
    void a_tag_that_lies_about_its_length_leads_nowhere() throws IOException {
        assertThat(RecordingKind.of(Files.write(folder.resolve("lie.mp3"), tag(300, 100_000_000)))).contains(RecordingKind.MP3);
    }

    private static byte[] mp3(int frames) {
        var frame = new byte[417];
        frame[0] = (byte) 0xff;
        frame[1] = (byte) 0xfb;
        frame[2] = (byte) 0x90;
        return repeated(frame, frames);
    }

    private static byte[] adts(int frames) {
        var frame = new byte[205];
        frame[0] = (byte) 0xff;
        frame[1] = (byte) 0xf1;
        frame[2] = 0x50;
        frame[3] = (byte) 0x80;
        frame[4] = (byte) (205 >> 3);
        frame[5] = (byte) ((205 & 7) << 5);
        return repeated(frame, frames);
    }

    private static byte[] tag(int length) {
        return tag(length, length);
    }

    private static byte[] tag(int length, int said) {
        var tag = new byte[10 + length];
        tag[0] = 'I';
        tag[1] = 'D';
        tag[2] = '3';
        tag[3] = 4;
        for (var i = 0; i < 4; i++) {
            tag[9 - i] = (byte) ((said >> (7 * i)) & 0x7f);
        }
        return tag;
    }

    private static byte[] repeated(byte[] frame, int count) {
        var all = new ByteArrayOutputStream();
        for (var i = 0; i < count; i++) {
            all.writeBytes(frame);
        }
        return all.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }
}
