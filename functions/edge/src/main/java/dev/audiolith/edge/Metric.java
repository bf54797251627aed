package dev.audiolith.edge;

import java.util.Set;

/// Everything that doors measure, under the names that the alarms and the dashboard use; `docs/operate.md` says what each is for.
///
/// Every one costs money for each door or provider that reports it, so a thing that is only ever looked up, never watched, is a note
/// of the log line instead.
public enum Metric {
    /// Whether a sound that was tried is pinned now: at once in the doors that speak, in the background in the one that retries.
    SOUND_PINNED("SoundPinned", Unit.YES_OR_NO, "vocalize", "speak", "ipfs-retry"),
    /// From the record of a sound to its pin.
    TIME_TO_IPFS("TimeToIpfs", Unit.MILLISECONDS, "vocalize", "speak", "ipfs-retry"),
    /// Whether an attempt to pin succeeded.
    PIN_SUCCEEDED("PinSucceeded", Unit.YES_OR_NO),
    /// No gateway gave a pinned sound back in all the time it had; our own bytes of it are kept.
    PIN_UNRETRIEVABLE("PinUnretrievable", Unit.COUNT, "ipfs-retry"),
    /// Fewer providers keep a pinned sound than should, and nobody else would take it; our own bytes of it are kept.
    COPY_MISSING("CopyMissing", Unit.COUNT, "ipfs-retry"),
    /// Sounds that wait for a provider now.
    SOUNDS_PENDING("SoundsPending", Unit.COUNT, "ipfs-retry-sweep"),
    /// Since when the sound waits that waits longest; zero when none does.
    OLDEST_PENDING("OldestPending", Unit.SECONDS, "ipfs-retry-sweep"),
    /// Sounds that ran out of their temporary time without a provider, and are kept all the same.
    SOUNDS_UNPINNED("SoundsUnpinned", Unit.COUNT, "ipfs-retry"),
    /// Sounds that expired, bytes and all.
    SOUNDS_EXPIRED("SoundsExpired", Unit.COUNT, "cleanup"),
    /// Whether the speech provider spoke. A text or voice that it refuses is the caller's mistake, and not counted.
    SPEECH_SUCCEEDED("SpeechSucceeded", Unit.YES_OR_NO, "vocalize", "speak"),
    /// It will not speak until someone acts: key, plan or quota.
    SPEECH_BLOCKED("SpeechBlocked", Unit.COUNT, "vocalize", "speak"),
    /// Characters that the speech provider charged for: what speaking costs.
    CHARACTERS_CHARGED("CharactersCharged", Unit.COUNT, "vocalize", "speak", "ipfs-retry"),
    /// Bytes of new sounds.
    BYTES_STORED("BytesStored", Unit.BYTES, "vocalize", "speak", "ipfs-retry"),
    /// Whether a request got a sound that was there before.
    ANSWERED_FROM_CACHE("AnsweredFromCache", Unit.YES_OR_NO, "vocalize"),
    /// Whether a recording that can be transcribed was. What is wrong with the recording itself is its owner's, and not counted.
    TRANSCRIPTION_SUCCEEDED("TranscriptionSucceeded", Unit.YES_OR_NO, "transcribe", "transcribe-upload"),
    /// The transcriber will not work until someone acts: key, plan, quota or model.
    TRANSCRIBER_BLOCKED("TranscriberBlocked", Unit.COUNT, "transcribe", "transcribe-upload"),
    /// Bytes of recordings that were transcribed.
    RECORDING_BYTES("RecordingBytes", Unit.BYTES, "transcribe", "transcribe-upload"),
    /// For how long recordings play that were transcribed.
    RECORDING_TIME("RecordingTime", Unit.SECONDS, "transcribe", "transcribe-upload"),
    /// Seconds that the transcriber charged for: what transcribing costs.
    SECONDS_CHARGED("SecondsCharged", Unit.SECONDS, "transcribe", "transcribe-upload"),
    /// From taking a recording up to its text.
    TRANSCRIBING_TIME("TranscribingTime", Unit.MILLISECONDS, "transcribe", "transcribe-upload"),
    /// One for each recording that was worked on, and a zero beside it for each file that could not be deleted.
    SCRATCH_CLEARED("ScratchCleared", Unit.YES_OR_NO, "transcribe", "transcribe-upload"),
    /// Callers whose token could not be looked at, because the issuer's keys could not be had.
    ISSUER_UNAVAILABLE("IssuerUnavailable", Unit.COUNT, "authorizer"),
    /// Whether a track was archived in a run; one that failed is tried again by the next.
    TRACK_ARCHIVED("TrackArchived", Unit.YES_OR_NO, "archive"),
    /// Tracks whose files were gone before they were kept.
    TRACKS_EXPIRED("TracksExpired", Unit.COUNT, "archive"),
    /// Bytes of tracks that were archived.
    BYTES_ARCHIVED("BytesArchived", Unit.BYTES, "archive"),
    /// Tracks that the planner sent for.
    TRACKS_SENT("TracksSent", Unit.COUNT, "archive-planner"),
    /// Tracks that can still be lost.
    TRACKS_PENDING("TracksPending", Unit.COUNT, "archive-planner"),
    /// Until the first of those is lost that should be kept by now; nothing is written when there is none.
    TIME_TO_LOSS("TimeToLoss", Unit.SECONDS, "archive-planner");

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
        /// One for yes, zero for no: the average is the rate, the number of samples says of how many.
        YES_OR_NO("None"), COUNT("Count"), MILLISECONDS("Milliseconds"), SECONDS("Seconds"), BYTES("Bytes");

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
    @SuppressWarnings("ImmutableEnumChecker") // a set that is made immutable
    private final Set<String> doors;

    /// By provider, whichever door asked it, or by each of these doors.
    Metric(String text, Unit unit, String... doors) {
        this.text = text;
        this.unit = unit;
        this.doors = Set.of(doors);
    }

    public String text() {
        return text;
    }

    public Unit unit() {
        return unit;
    }

    public Per per() {
        return doors.isEmpty() ? Per.PROVIDER : Per.DOOR;
    }

    /// The doors that write it; none for what is told apart by provider. A run of the whole service shows that it is so.
    public Set<String> doors() {
        return doors;
    }
}
