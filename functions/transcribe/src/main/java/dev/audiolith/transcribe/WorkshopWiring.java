package dev.audiolith.transcribe;

import dev.audiolith.aws.AwsWiring;
import dev.audiolith.edge.Journal;
import dev.audiolith.ffmpeg.FfmpegBinary;
import dev.audiolith.ffmpeg.FfmpegTool;
import dev.audiolith.providers.TranscriptionWiring;
import dev.audiolith.providers.http.Exchange;
import dev.audiolith.recording.ScratchSpace;
import dev.audiolith.settings.Env;
import dev.audiolith.time.Backoff;
import dev.audiolith.transcript.EvidenceKeeping;
import dev.audiolith.transcript.Intake;
import dev.audiolith.transcript.Reader;
import dev.audiolith.transcript.Transcribing;
import dev.audiolith.transcript.TranscriptionIds;
import dev.audiolith.transcript.Transcriptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;

/// What both doors that transcribe are made of.
record WorkshopWiring(Intake intake, Transcribing transcribing, Transcriptions transcriptions) {
    /// Pieces of one recording that are transcribed side by side: few enough for the smallest plan's rate limit.
    static final int AT_ONCE = 6;

    /// A day, and what recorders add to it.
    private static final Duration LONGEST = Duration.ofHours(25);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(5);
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(2);

    static WorkshopWiring from(Env env, Journal journal, InstantSource clock) {
        var settings = TranscribeSettings.from(env);
        var random = new SecureRandom();
        var aws = AwsWiring.from(env);
        var ids = new TranscriptionIds(random);
        var transcriptions = aws.transcriptions(settings.transcriptionsTable());
        var transcripts = aws.transcripts(settings.audioBucket());
        var uploads = aws.uploads(settings.audioBucket());
        var queue = aws.transcribeQueue(settings.queueUrl());

        var transcribers = TranscriptionWiring.transcribers(env, Exchange.newClient(), Thread::sleep, random);
        var reader = new Reader(uploads, new FfmpegTool(ffmpeg(env), LONGEST), transcribers, transcripts,
                Executors::newVirtualThreadPerTaskExecutor, AT_ONCE, settings.mostBytes());
        var troubles = new Troubles(journal);
        var room = new ScratchSpace(TranscribeSettings.scratch(env), clock, troubles::notCleared);
        var evidence = new EvidenceKeeping(aws.evidenceRoom(settings.debugBucket(), settings.audioBucket()),
                TranscribeSettings.debugAudio(env), troubles::evidenceNotKept);
        var transcribing = new Transcribing(transcriptions, transcripts, reader, room, evidence, queue,
                new Backoff(FIRST_RETRY, LONGEST_RETRY, random), ids, clock);
        return new WorkshopWiring(new Intake(transcriptions, uploads, queue, ids, clock), transcribing, transcriptions);
    }

    /// Where it has to be unpacked, it is kept beside what is worked on.
    private static Path ffmpeg(Env env) {
        try {
            return FfmpegBinary.locate(env, TranscribeSettings.scratch(env).getFirst());
        } catch (IOException e) {
            throw new UncheckedIOException("FFmpeg cannot be unpacked", e);
        }
    }
}
