package dev.audiolith.ffmpeg;

import dev.audiolith.recording.RecordingKind;
import dev.audiolith.recording.Span;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import net.bramp.ffmpeg.builder.FFmpegBuilder;
import net.bramp.ffmpeg.builder.FFmpegBuilder.Verbosity;

/// The two commands that FFmpeg is ever given. What it reads may have been made to turn it against us, so that each option here shuts a
/// door: nothing but the one file is opened, by the one reader for the kind that its bytes are of, and only decoders of sound are begun.
final class Commands {
    static final int SAMPLE_RATE = 16_000;
    static final int BITS_PER_SECOND = 32_000;
    /// What FFmpeg may write beyond what the piece takes: a frame or two of the encoder, and its first frame, which only describes.
    private static final long SLACK_BYTES = 16 * 1024;
    private static final String MOST_AT_ONCE_BYTES = String.valueOf(256 * 1024 * 1024);
    private static final String DECODERS = "mp3float,mp3,aac,aac_fixed,aac_latm,alac,flac,opus,libopus,vorbis,libvorbis,"
            + "pcm_s8,pcm_u8,pcm_s16le,pcm_s16be,pcm_s24le,pcm_s24be,pcm_s32le,pcm_s32be,pcm_f32le,pcm_f32be,pcm_f64le,pcm_f64be,"
            + "pcm_u16le,pcm_u16be,pcm_u24le,pcm_u24be,pcm_u32le,pcm_u32be,pcm_mulaw,pcm_alaw,adpcm_ima_qt,adpcm_ima_wav,adpcm_ms,"
            + "amrnb,amrwb,libopencore_amrnb,libopencore_amrwb,gsm,gsm_ms,ac3,eac3,wmav1,wmav2";
    private static final String MONO = "aformat=sample_fmts=s16:sample_rates=" + SAMPLE_RATE + ":channel_layouts=mono";

    /// Decodes `part` and tells how loud it is, and where it stays below `threshold` (in decibels below the loudest possible).
    static FFmpegBuilder listen(Path input, RecordingKind kind, Span part, int threshold) {
        return guarded(input, kind, part).addOutput("-").setFormat("null").setAudioFilter(
                MONO + ",volumedetect,silencedetect=noise=" + threshold + "dB:d=" + seconds(Heard.SHORTEST_SILENCE))
                .addExtraArgs("-map", "0:a:0", "-map_metadata", "-1").done();
    }

    /// Writes `piece` as an MP3. Holes in it are filled, so that what comes after them comes when it should.
    static FFmpegBuilder cut(Path input, RecordingKind kind, Span piece, Path output) {
        return guarded(input, kind, piece).addOutput(file(output)).setFormat("mp3").setAudioCodec("libmp3lame")
                .setAudioFilter(MONO + ",aresample=async=1:first_pts=0")
                .addExtraArgs("-map", "0:a:0", "-map_metadata", "-1", "-map_chapters", "-1", "-b:a", String.valueOf(BITS_PER_SECOND),
                        "-compression_level", "9", "-id3v2_version", "0", "-fflags", "+bitexact", "-flags:a", "+bitexact",
                        "-fs", String.valueOf(bytes(piece.length()) + SLACK_BYTES))
                .done();
    }

    static long bytes(Duration length) {
        return length.toMillis() * BITS_PER_SECOND / 8 / 1000;
    }

    private static FFmpegBuilder guarded(Path input, RecordingKind kind, Span part) {
        var readers = kind.demuxer();
        return new FFmpegBuilder().setVerbosity(Verbosity.INFO).overrideOutputFiles(false)
                .addExtraArgs("-nostdin", "-hide_banner", "-nostats", "-max_alloc", MOST_AT_ONCE_BYTES, "-filter_threads", "1")
                .addInput(file(input)).setFormat(readers.replaceFirst(",.*", ""))
                .addExtraArgs("-protocol_whitelist", "file", "-format_whitelist", readers, "-codec_whitelist", DECODERS, "-threads", "1",
                        "-vn", "-sn", "-dn", "-ss", seconds(part.start()), "-t", seconds(part.length()))
                .done();
    }

    /// The prefix keeps a name from being read as an option or as the address of something else.
    private static String file(Path path) {
        return "file:" + path.toAbsolutePath();
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%d.%06d", time.toSeconds(), time.toNanosPart() / 1000);
    }

    private Commands() {}
}
