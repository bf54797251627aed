package dev.audiolith.edge;

import static dev.audiolith.edge.Metric.Per.DOOR;
import static dev.audiolith.edge.Metric.Per.PROVIDER;

/// Everything that doors measure, under the names that the alarms and the dashboard use; `docs/operate.md` says what each is for.
///
/// Every one costs money for each door or provider that reports it, so a thing that is only ever looked up, never watched, is a note
/// of the log line instead.
public enum Metric {
    /// A sound became permanent, at once or in the background.
    SOUNDS_PINNED("SoundsPinned", Unit.COUNT, DOOR),
    /// A sound was tried and is still without a provider: answered as temporary, or to be tried again.
    SOUNDS_NOT_PINNED("SoundsNotPinned", Unit.COUNT, DOOR),
    /// From the record of a sound to its pin.
    TIME_TO_IPFS("TimeToIpfs", Unit.MILLISECONDS, DOOR),
    /// One attempt to pin succeeded.
    PIN_SUCCEEDED("PinSucceeded", Unit.COUNT, PROVIDER),
    /// One attempt to pin failed.
    PIN_FAILED("PinFailed", Unit.COUNT, PROVIDER),
    /// No gateway gave a pinned sound back in all the time it had; our own bytes of it are kept.
    PIN_UNRETRIEVABLE("PinUnretrievable", Unit.COUNT, DOOR),
    /// Fewer providers keep a pinned sound than should, and nobody else would take it; our own bytes of it are kept.
    COPY_MISSING("CopyMissing", Unit.COUNT, DOOR),
    /// Sounds that wait for a provider now.
    SOUNDS_PENDING("SoundsPending", Unit.COUNT, DOOR),
    /// Since when the sound waits that waits longest; zero when none does.
    OLDEST_PENDING("OldestPending", Unit.SECONDS, DOOR),
    /// Sounds that ran out of their time without a provider, and are kept all the same.
    SOUNDS_UNPINNED("SoundsUnpinned", Unit.COUNT, DOOR),
    /// Sounds that expired, bytes and all.
    SOUNDS_EXPIRED("SoundsExpired", Unit.COUNT, DOOR),
    /// Characters that the speech provider charged for: what speaking costs.
    CHARACTERS_CHARGED("CharactersCharged", Unit.COUNT, DOOR),
    /// Bytes of new sounds.
    BYTES_STORED("BytesStored", Unit.BYTES, DOOR),
    /// Requests answered with a sound that was there before.
    ANSWERED_FROM_CACHE("AnsweredFromCache", Unit.COUNT, DOOR),
    /// The speech provider could not speak, but may later.
    SPEECH_FAILED("SpeechFailed", Unit.COUNT, DOOR),
    /// The speech provider will not speak until someone acts: key, plan or quota.
    SPEECH_BLOCKED("SpeechBlocked", Unit.COUNT, DOOR);

    /// What tells one series of a metric from another. Both are short lists that we write ourselves.
    public enum Per {
        DOOR("door"), PROVIDER("provider");

        private final String dimension;

        Per(String dimension) {
            this.dimension = dimension;
        }

        public String dimension() {
            return dimension;
        }
    }

    /// The units among CloudWatch's that we use.
    public enum Unit {
        COUNT("Count"), MILLISECONDS("Milliseconds"), SECONDS("Seconds"), BYTES("Bytes");

        private final String text;

        Unit(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    private final String text;
    private final Unit unit;
    private final Per per;

    Metric(String text, Unit unit, Per per) {
        this.text = text;
        this.unit = unit;
        this.per = per;
    }

    public String text() {
        return text;
    }

    public Unit unit() {
        return unit;
    }

    public Per per() {
        return per;
    }
}
