package dev.audiolith.bench;

import java.util.List;

/// What an invocation of the [Soak] has to cope with, and what it may answer then: a state, or the code of an error.
enum Ailment {
    /// A recording of any format, called and declared as another.
    NONE("COMPLETED"), SILENCE("COMPLETED"), FROM_THE_BUCKET("COMPLETED"), TEXT("UNSUPPORTED_FORMAT"), NO_BYTES("EMPTY_UPLOAD",
            "INVALID_REQUEST"), CUT_OFF("TRUNCATED_AUDIO"), NO_AUDIO("NO_AUDIO"), FFMPEG_HANGS(
                    "PROCESSING_TIMED_OUT"), FFMPEG_HANGS_WITH_CHILDREN(
                            "PROCESSING_TIMED_OUT"), FFMPEG_IS_KILLED("PROCESSING_INTERRUPTED"), TRANSCRIBER_BUSY(
                                    "TRANSCRIBER_UNAVAILABLE"), TRANSCRIBER_ILL("TRANSCRIBER_UNAVAILABLE"), TRANSCRIBER_HANGS_UP(
                                            "TRANSCRIBER_UNAVAILABLE"), TRANSCRIBER_HANGS("TRANSCRIBER_UNAVAILABLE", "QUEUED"),
    /// The invocation is interrupted as it works.
    ABORTED(),
    /// Another process works at the same scratch directory, and is killed with its children half-way.
    PROCESS_KILLED();

    /// Many that are quick for one that takes seconds.
    static final List<Ailment> QUICK = List.of(NONE, NONE, NONE, NONE, NONE, NONE, SILENCE, FROM_THE_BUCKET, FROM_THE_BUCKET, TEXT,
            NO_BYTES,
            CUT_OFF, NO_AUDIO, FFMPEG_IS_KILLED, ABORTED, ABORTED);
    static final List<Ailment> SLOW = List.of(FFMPEG_HANGS, FFMPEG_HANGS_WITH_CHILDREN, TRANSCRIBER_BUSY, TRANSCRIBER_ILL,
            TRANSCRIBER_HANGS_UP, TRANSCRIBER_HANGS, PROCESS_KILLED);

    /// With a blank between them.
    private final String answers;

    Ailment(String... answers) {
        this.answers = String.join(" ", answers);
    }

    /// Anything, when there is nobody to answer.
    boolean fits(String answer) {
        return answers.isEmpty() || List.of(answers.split(" ", -1)).contains(answer);
    }
}
