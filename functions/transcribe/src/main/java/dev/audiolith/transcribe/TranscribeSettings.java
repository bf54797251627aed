package dev.audiolith.transcribe;

import dev.audiolith.recording.ScratchSpace;
import dev.audiolith.settings.Env;
import dev.audiolith.settings.Misconfigured;
import dev.audiolith.transcript.EvidenceKeeping;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// What the transcribing doors must be told. The transcriber's settings are read where it is wired.
record TranscribeSettings(String transcriptionsTable, String audioBucket, String debugBucket, String queueUrl, long mostBytes) {
    private static final long MOST_BYTES = 52_428_800;

    static TranscribeSettings from(Env env) {
        return new TranscribeSettings(env.text("TRANSCRIPTIONS_TABLE"), env.text("AUDIO_BUCKET"), env.text("DEBUG_BUCKET"),
                env.text("TRANSCRIBE_QUEUE_URL"), mostBytes(env));
    }

    static long mostBytes(Env env) {
        return env.find("TRANSCRIBE_MAX_BYTES").map(text -> {
            if (!text.matches("[1-9]\\d{0,11}")) {
                throw new Misconfigured("TRANSCRIBE_MAX_BYTES", "must be a whole number of bytes");
            }
            return Long.valueOf(text);
        }).orElse(MOST_BYTES);
    }

    static EvidenceKeeping.Policy debugAudio(Env env) {
        var text = env.text("DEBUG_AUDIO", "errors");
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "never" -> EvidenceKeeping.Policy.NEVER;
            case "errors" -> EvidenceKeeping.Policy.ERRORS;
            case "always" -> EvidenceKeeping.Policy.ALWAYS;
            default -> throw new Misconfigured("DEBUG_AUDIO", "must be never, errors or always");
        };
    }

    static List<Path> scratch(Env env) {
        return ScratchSpace.directories(env.text("AUDIOLITH_SCRATCH", ScratchSpace.DEFAULT));
    }
}
