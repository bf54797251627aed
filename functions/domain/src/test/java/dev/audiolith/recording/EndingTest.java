package dev.audiolith.recording;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Sizes are in the last byte or the first of four or eight; sounds are of letters.
class EndingTest {
    private static final String WAV = "RIFF....WAVEfmt \u0004\0\0\0....";
    private static final String CAF = "caff\0\1\0\0desc\0\0\0\0\0\0\0\4....";
    private static final String BOX = "\0\0\0\14ftypM4A ";
    private static final String MATROSKA = "\u001aE\u00df\u00a3\u0082..\u0018S\u0080g";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(textBlock = """
            WAV, 'data|8|0|0|0|abcdefgh',       false, 'whole'
            WAV, 'data|8|0|0|0|abcdef',         true,  'cut off in the sound'
            WAV, 'data|7|0|0|0|abcdefg',        false, 'padding that was forgotten at the end'
            WAV, 'data|8|0|0|0|abcdefghTAGsome', false, 'whatever was appended to it'
            WAV, 'data|0|0|0|0|abcdefgh',       false, 'still being recorded'
            WAV, 'data|255|255|255|255|abcd',   false, 'still being recorded, or longer than can be said'
            WAV, 'LIST|9|0|0|0|abcd',           true,  'cut off before the sound'
            CAF, 'data|0|0|0|0|0|0|0|4|abcd',   false, 'whole'
            CAF, 'data|0|0|0|0|0|0|0|4|ab',     true,  'cut off in the sound'
            CAF, 'data|255|255|255|255|255|255|255|255|abcd', false, 'still being recorded'
            MP4, '|0|0|0|12|mdatabcd',          false, 'whole'
            MP4, '|0|0|0|12|mdatab',            true,  'cut off in the sound'
            MP4, '|0|0|0|0|mdatabcd',           false, 'to the end of the file'
            MP4, '|0|0|0|1|mdat|0|0|0|0|0|0|0|20|abcd', false, 'whole, with a long size'
            MP4, '|0|0|0|1|mdat|0|0|0|0|0|0|0|30|abcd', true, 'cut off, with a long size'
            MP4, '|0|0|0|12|mdatabcd|0|0|1|0|moov....', true, 'cut off in the table at the end'
            MATROSKA, '|132|abcd',              false, 'whole'
            MATROSKA, '|140|abcd',              true,  'cut off'
            MATROSKA, '|255|abcd',              false, 'live'
            MATROSKA, '|64|4|abcd',             false, 'whole, with a longer size'
            MATROSKA, '|64|9|abcd',             true,  'cut off, with a longer size'
            """)
    void a_recording_is_cut_off_where_it_says_that_there_is_more(RecordingKind kind, String parts, boolean isCutOff, String why)
            throws IOException {
        assertThat(Ending.isCutOff(file(start(kind) + unescaped(parts)), kind)).as(why).isEqualTo(isCutOff);
    }

    @ParameterizedTest
    @CsvSource({"4, false", "0, true"})
    void ogg_ends_with_a_page_that_says_so(int flags, boolean isCutOff) throws IOException {
        var page = "OggS\0" + (char) flags + ".".repeat(20) + "\1\4abcd";
        assertThat(Ending.isCutOff(file("OggS\0\2" + page), RecordingKind.OGG)).isEqualTo(isCutOff);
        assertThat(Ending.isCutOff(file(page.substring(0, page.length() - 1)), RecordingKind.OGG)).isTrue();
    }

    private static String start(RecordingKind kind) {
        return switch (kind) {
            case WAV -> WAV;
            case CAF -> CAF;
            case MP4 -> BOX;
            default -> MATROSKA;
        };
    }

    /// Numbers between bars are bytes.
    private static String unescaped(String parts) {
        var text = new StringBuilder();
        for (var part : parts.split("\\|", -1)) {
            text.append(part.matches("\\d+") ? String.valueOf((char) Integer.parseInt(part)) : part);
        }
        return text.toString();
    }

    private Path file(String content) throws IOException {
        return Files.write(folder.resolve("recording"), content.getBytes(ISO_8859_1));
    }
}
