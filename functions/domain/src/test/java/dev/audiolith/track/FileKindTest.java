package dev.audiolith.track;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Nobody is asked what a file is called or was sent as: only its bytes count, and only for what such a part can be.
class FileKindTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            'ID3\u0004\0\0\0\0\0\0',                      mp3,  audio/mpeg
            'RIFF....WAVEfmt ',                           wav,  audio/wav
            'RF64....WAVEds64',                           wav,  audio/wav
            'FORM....AIFF',                               aiff, audio/aiff
            'fLaC\0\0\0!',                           flac, audio/flac
            'OggS\0\u0002',                               ogg,  audio/ogg
            '\u001aE\u00df\u00a3....',                    webm, audio/webm
            '\0\0\0 ftypM4A ',                       m4a,  audio/mp4
            'caff\0\1\0\0',                               caf,  audio/x-caf
            '#!AMR\n',                                    amr,  audio/amr
            """)
    void audio_is_named_by_its_first_bytes(String head, String extension, String contentType) {
        var kind = FileKind.of(Part.AUDIO, bytes(head)).orElseThrow();

        assertThat(kind.extension()).isEqualTo(extension);
        assertThat(kind.contentType()).isEqualTo(contentType);
        assertThat(kind.recording()).isPresent();
        assertThat(FileKind.of(Part.COVER, bytes(head))).as("as a cover").isEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            '\u00ff\u00d8\u00ff\u00e0',                   jpg,  image/jpeg
            '\u0089PNG\r\n\u001a\n',                      png,  image/png
            'RIFF\u0010\0\0\0WEBPVP8 ',                   webp, image/webp
            'GIF89a',                                     gif,  image/gif
            'GIF87a',                                     gif,  image/gif
            """)
    void a_cover_is_a_picture(String head, String extension, String contentType) {
        var kind = FileKind.of(Part.COVER, bytes(head)).orElseThrow();

        assertThat(kind.extension()).isEqualTo(extension);
        assertThat(kind.contentType()).isEqualTo(contentType);
        assertThat(kind.recording()).isEmpty();
        assertThat(FileKind.of(Part.AUDIO, bytes(head))).as("as audio").isEmpty();
        assertThat(FileKind.of(Part.VIDEO, bytes(head))).as("as a video").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'\0\0\0 ftypisom', mp4, video/mp4", "'\u001aE\u00df\u00a3....', webm, video/webm"})
    void a_video_is_a_film(String head, String extension, String contentType) {
        var kind = FileKind.of(Part.VIDEO, bytes(head)).orElseThrow();

        assertThat(kind.extension()).isEqualTo(extension);
        assertThat(kind.contentType()).isEqualTo(contentType);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ID3\u0004\0\0\0\0\0\0", "RIFF....WAVEfmt ", "fLaC\0\0\0!", "OggS\0\u0002", "FORM....AIFF"})
    void sound_alone_is_no_video(String head) {
        assertThat(FileKind.of(Part.VIDEO, bytes(head))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "<!DOCTYPE html><html>", "<html><body>403</body>", "{\"error\":\"gone\"}", "#EXTM3U\nhttp://",
            "ffconcat version 1.0\nfile '/etc/passwd'", "%PDF-1.7", "PK\u0003\u0004", "\u001f\u008b\b\0", "RIFF....AVI LIST", "<svg xmlns=",
            "\0\0\0 ftypavif", "BM\0\0\0\0", "II*\0", "NOT FOUND", "RIFF\u0010\0\0\0WEB"})
    void pages_lists_and_papers_are_no_part_of_a_track_whatever_they_are_called(String head) {
        for (var part : Part.values()) {
            assertThat(FileKind.of(part, bytes(head))).as(part.name()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            AUDIO, 'RIFF....WAVE'
            AUDIO, 'fLaC'
            AUDIO, '#!AMR'
            COVER, '\u00ff\u00d8\u00ff'
            COVER, '\u0089PNG\r\n\u001a\n'
            COVER, 'RIFF....WEBP'
            COVER, 'GIF8'
            VIDEO, '\u001aE\u00df\u00a3'
            """)
    void a_byte_less_than_what_says_it_says_nothing(Part part, String head) {
        var bytes = bytes(head);

        assertThat(FileKind.of(part, bytes)).isPresent();
        for (var length = 0; length < bytes.length; length++) {
            assertThat(FileKind.of(part, Arrays.copyOf(bytes, length))).as("%s bytes", length).isEmpty();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }
}
