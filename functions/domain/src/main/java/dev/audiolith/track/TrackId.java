package dev.audiolith.track;

import dev.audiolith.content.Sha256;
import dev.audiolith.failure.InvalidRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Names a track. It is made from what the track is, so whoever registers it twice registers one track.
public record TrackId(String text) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");
    private static final int BYTES = 16;

    public TrackId {
        if (!FORM.matcher(text).matches()) {
            throw new InvalidRequest("id", "is not the id of a track");
        }
    }

    /// What makes a track the same: its owner, its provider, and its id there, or else where its audio lies. Each with its length, so that no
    /// two lists of parts read alike; a provider is the same however its name is capitalised, as in [Custodies].
    static TrackId of(String owner, String provider, String sameness) {
        var whole = Arrays.asList(owner, provider.toLowerCase(Locale.ROOT), sameness).stream().map(part -> part.length() + ":" + part)
                .collect(Collectors.joining());
        var hash = Sha256.of(whole.getBytes(StandardCharsets.UTF_8));
        return new TrackId(HexFormat.of().formatHex(hash, 0, BYTES));
    }

    @Override
    public String toString() {
        return text;
    }
}
