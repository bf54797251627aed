package dev.audiolith.transcribe;

import dev.audiolith.aws.AwsWiring;
import dev.audiolith.edge.CallbackField;
import dev.audiolith.edge.Journal;
import dev.audiolith.edge.TranscriptionJson;
import dev.audiolith.providers.TranscriptionWiring;
import dev.audiolith.providers.guard.Destinations;
import dev.audiolith.settings.Env;
import dev.audiolith.transcript.Intake;
import dev.audiolith.transcript.TranscriptionIds;
import java.security.SecureRandom;
import java.time.InstantSource;

/// Builds the door `transcriptions` from its environment.
record TranscriptionsWiring(Announcing announcing, Telling telling, Journal journal, InstantSource clock) {

    static TranscriptionsWiring from(Env env) {
        var settings = TranscribeSettings.from(env);
        var clock = InstantSource.system();
        var aws = AwsWiring.from(env);
        var transcriptions = aws.transcriptions(settings.transcriptionsTable());
        var json = new TranscriptionJson(TranscriptionWiring.prices(env),
                aws.evidenceRoom(settings.debugBucket(), settings.audioBucket()));
        var intake = new Intake(transcriptions, aws.uploads(settings.audioBucket()), aws.transcribeQueue(settings.queueUrl()),
                new TranscriptionIds(new SecureRandom()), clock);
        return new TranscriptionsWiring(new Announcing(intake, callbacks(env), settings.mostBytes()),
                new Telling(transcriptions, aws.transcripts(settings.audioBucket()), intake, json),
                Journal.of("transcriptions", env, clock), clock);
    }

    /// Where calls cannot be signed, none are promised.
    private static CallbackField callbacks(Env env) {
        var destinations = Destinations.from(env, "WEBHOOK_ALLOW_PRIVATE_HOSTS");
        return new CallbackField(env.find("WEBHOOK_SECRET").map(_ -> destinations::objection));
    }
}
