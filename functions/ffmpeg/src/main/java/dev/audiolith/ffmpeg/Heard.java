package dev.audiolith.ffmpeg;

import dev.audiolith.recording.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What FFmpeg says while it listens. Lines are known by how they begin: what an uploader wrote into a title begins otherwise.
final class Heard implements Line {
    static final Duration SHORTEST_SILENCE = Duration.ofMillis(300);
    /// What FFmpeg calls the volume of samples that are all zero.
    static final double DIGITAL_SILENCE = -91;

    private static final String NUMBER = "(-?[\\d.]+(?:e[+-]?\\d+)?)";
    private static final Pattern SILENCE_START = Pattern.compile("\\[silencedetect @ \\w+] silence_start: " + NUMBER);
    private static final Pattern SILENCE_END = Pattern.compile("\\[silencedetect @ \\w+] silence_end: " + NUMBER + " .*");
    private static final Pattern SAMPLES = Pattern.compile("\\[Parsed_volumedetect_\\d+ @ \\w+] n_samples: (\\d+)");
    private static final Pattern LOUDEST = Pattern.compile("\\[Parsed_volumedetect_\\d+ @ \\w+] max_volume: " + NUMBER + " dB");
    private static final Pattern REACHED = Pattern.compile("size=\\S* ?time=(\\d+):(\\d\\d):(\\d\\d\\.\\d+) .*");
    private static final Pattern DECLARED = Pattern.compile("  Duration: (\\d+):(\\d\\d):(\\d\\d\\.\\d+), .*");
    private static final String GUESSED = "Estimating duration from bitrate, this may be inaccurate";

    /// Frames of no codec are longer.
    private static final Duration LATE = Duration.ofSeconds(1);
    /// As a part of all of it, more than seams take.
    private static final int SEAMS = 10;

    private final Duration offset;
    private final List<Span> silences = new ArrayList<>();
    private Optional<Duration> silentSince = Optional.empty();
    private Optional<Duration> declared = Optional.empty();
    private boolean isGuessed;
    private Duration reached = Duration.ZERO;
    private long samples;
    private double loudest = DIGITAL_SILENCE;

    /// `offset`: where in the recording listening begins.
    Heard(Duration offset) {
        this.offset = offset;
    }

    @Override
    public synchronized void said(String line) {
        find(SILENCE_START, line).ifPresent(found -> silentSince = Optional.of(seconds(found.group(1))));
        find(SILENCE_END, line).ifPresent(found -> endSilence(seconds(found.group(1))));
        find(SAMPLES, line).ifPresent(found -> samples = Long.parseLong(found.group(1)));
        find(LOUDEST, line).ifPresent(found -> loudest = Double.parseDouble(found.group(1)));
        find(REACHED, line).ifPresent(found -> reached = clock(found));
        find(DECLARED, line).ifPresent(found -> declared = Optional.of(clock(found)));
        isGuessed |= line.endsWith(GUESSED);
    }

    /// How long the header says that the recording plays; empty when it does not say, and FFmpeg guesses.
    synchronized Optional<Duration> declared() {
        return isGuessed ? Optional.empty() : declared;
    }

    /// How long what was listened to plays: up to its last sample, holes included.
    ///
    /// At the seams of recordings that were joined some samples come again, for a time that has passed: there are more of them than there
    /// is time. Much more is no seam, and must not go unheard; and a little more there always is, for FFmpeg tells the time a frame late.
    synchronized Duration played() {
        var sounding = decoded();
        var more = sounding.minus(reached);
        var isJoined = more.compareTo(LATE) > 0 && more.compareTo(sounding.dividedBy(SEAMS)) < 0;
        return isJoined || more.isNegative() ? reached : sounding;
    }

    /// How long its samples play that could be decoded.
    synchronized Duration decoded() {
        return Duration.ofNanos(samples * 1_000_000_000L / Commands.SAMPLE_RATE);
    }

    synchronized double loudest() {
        return loudest;
    }

    /// Counted from the beginning of the recording.
    synchronized List<Span> silences() {
        silentSince.ifPresent(_ -> endSilence(played()));
        return silences.stream().map(silence -> new Span(silence.start().plus(offset), silence.end().plus(offset))).toList();
    }

    private void endSilence(Duration end) {
        silentSince.filter(start -> start.compareTo(end) < 0).ifPresent(start -> silences.add(new Span(start, end)));
        silentSince = Optional.empty();
    }

    private static Optional<Matcher> find(Pattern pattern, String line) {
        return Optional.of(pattern.matcher(line)).filter(Matcher::matches);
    }

    /// A first frame may be said to begin a moment before the recording does.
    private static Duration seconds(String text) {
        return Duration.ofNanos(Math.max(0, Math.round(Double.parseDouble(text) * 1e9)));
    }

    private static Duration clock(Matcher found) {
        return Duration.ofHours(Long.parseLong(found.group(1))).plusMinutes(Long.parseLong(found.group(2))).plus(seconds(found.group(3)));
    }
}
