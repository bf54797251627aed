package dev.audiolith.audio;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The form in which speech is asked for, named as ElevenLabs names it: codec, sample rate, bit rate.
public record AudioFormat(Codec codec, int sampleRate, Optional<Integer> kilobits) {
    public static final AudioFormat DEFAULT = new AudioFormat(Codec.MP3, 44_100, Optional.of(128));

    private static final Pattern NAME = Pattern.compile("(mp3|opus|pcm|wav|ulaw|alaw)_(\\d{4,5})(?:_(\\d{2,3}))?");

    /// A codec with the media type and file extension its bytes are served under, and the bytes a sample takes if fixed.
    public enum Codec {
        MP3("audio/mpeg", "mp3", 0), OPUS("audio/ogg", "opus", 0), PCM("audio/L16", "pcm", 2), WAV("audio/wav", "wav",
                2), ULAW(
                        "audio/basic", "ulaw", 1), ALAW("audio/x-alaw-basic", "alaw", 1);

        private final String mediaType;
        private final String extension;
        private final int bytesPerSample;

        Codec(String mediaType, String extension, int bytesPerSample) {
            this.mediaType = mediaType;
            this.extension = extension;
            this.bytesPerSample = bytesPerSample;
        }
    }

    /// Reads a name such as `mp3_44100_128`; empty when it is not one. Whether a plan may use it is ElevenLabs' to say.
    public static Optional<AudioFormat> parse(String name) {
        var match = NAME.matcher(name);
        if (!match.matches()) {
            return Optional.empty();
        }
        var codec = Codec.valueOf(match.group(1).toUpperCase(Locale.ROOT));
        var kilobits = Optional.ofNullable(match.group(3)).map(Integer::valueOf);
        var isCompressed = codec == Codec.MP3 || codec == Codec.OPUS;
        return isCompressed == kilobits.isPresent()
                ? Optional.of(new AudioFormat(codec, Integer.parseInt(match.group(2)), kilobits))
                : Optional.empty();
    }

    public String name() {
        return codec.name().toLowerCase(Locale.ROOT) + "_" + sampleRate + kilobits.map(rate -> "_" + rate).orElse("");
    }

    public String contentType() {
        return codec == Codec.PCM ? codec.mediaType + ";rate=" + sampleRate + ";channels=1" : codec.mediaType;
    }

    public String extension() {
        return codec.extension;
    }

    /// Whether pieces of it can be put together to one piece without decoding them. Opus cannot, not without gaps: every Ogg page of
    /// a later piece would have to be numbered, timed and summed anew.
    public boolean canBeJoined() {
        return codec != Codec.OPUS;
    }

    /// How long so many bytes play, for formats whose samples have a fixed size.
    Optional<Duration> duration(long bytes) {
        return codec.bytesPerSample == 0
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(Math.round(1e9 * bytes / codec.bytesPerSample / sampleRate)));
    }
}
