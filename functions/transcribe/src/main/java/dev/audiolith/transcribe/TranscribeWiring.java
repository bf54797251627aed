package dev.audiolith.transcribe;

import dev.audiolith.aws.AwsWiring;
import dev.audiolith.edge.Journal;
import dev.audiolith.edge.TranscriptionJson;
import dev.audiolith.providers.TranscriptionWiring;
import dev.audiolith.settings.Env;
import java.time.InstantSource;

/// Builds the door `transcribe` from its environment.
record TranscribeWiring(Direct direct, OpenAiTranscriptions openAi, Journal journal, InstantSource clock) {

    static Env processEnv() {
        return AwsWiring.withSecrets(new Env(System.getenv()));
    }

    static TranscribeWiring from(Env env) {
        var settings = TranscribeSettings.from(env);
        var clock = InstantSource.system();
        var journal = Journal.of("transcribe", env, clock);
        var workshop = WorkshopWiring.from(env, journal, clock);
        var json = new TranscriptionJson(TranscriptionWiring.prices(env),
                AwsWiring.from(env).evidenceRoom(settings.debugBucket(), settings.audioBucket()));
        var attending = new Attending(workshop.intake(), workshop.transcribing(), workshop.transcriptions(), clock);
        return new TranscribeWiring(new Direct(attending, json), new OpenAiTranscriptions(attending), journal, clock);
    }
}
