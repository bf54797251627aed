package dev.audiolith.vocalize;

import dev.audiolith.aws.AwsWiring;
import dev.audiolith.edge.Journal;
import dev.audiolith.edge.PinJournal;
import dev.audiolith.pin.Triage;
import dev.audiolith.providers.PinWiring;
import dev.audiolith.providers.SpeechWiring;
import dev.audiolith.providers.http.Exchange;
import dev.audiolith.settings.Env;
import dev.audiolith.sound.Keeping;
import dev.audiolith.sound.Performing;
import dev.audiolith.sound.Pinning;
import dev.audiolith.sound.Recorder;
import dev.audiolith.sound.Shelf;
import dev.audiolith.sound.ShelfSettings;
import dev.audiolith.sound.SoundIds;
import dev.audiolith.sound.SpeakQueue;
import dev.audiolith.time.Backoff;
import dev.audiolith.time.Sleeper;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;

/// Builds the door `speak` from its environment.
record SpeakWiring(Performing performing, Journal journal, InstantSource clock) {
    private static final Duration FIRST_RETRY = Duration.ofSeconds(15);

    static SpeakWiring from(Env env) {
        var clock = InstantSource.system();
        var random = new SecureRandom();
        Sleeper sleeper = Thread::sleep;

        var table = env.text("SOUNDS_TABLE");
        var bucket = env.text("AUDIO_BUCKET");
        var shelf = ShelfSettings.from(env);
        var aws = AwsWiring.from(env);
        var sounds = aws.sounds(table);
        var bytes = aws.soundBytes(bucket);
        var http = Exchange.newClient();
        var triage = new Triage(aws.providerHealth(env.text("CLAIMS_TABLE")), clock);
        var chain = new PinWiring(env, http).chain(sleeper, random, triage);
        var journal = Journal.of("speak", env, clock);
        var pinning = new Pinning(sounds, bytes, chain, shelf.retries(random), clock,
                new PinJournal(journal));
        var keeping = new Keeping(pinning, new Shelf(aws.retryQueue(env.text("RETRY_QUEUE_URL")), shelf.lifetimes()));
        var recorder = new Recorder(SpeechWiring.speaker(env, http, sleeper, random), bytes, sleeper);
        var performing = new Performing(aws.orders(table), aws.orderedSpeech(bucket), sounds, recorder, keeping,
                aws.speakQueue(env.text("SPEAK_QUEUE_URL")), new Backoff(FIRST_RETRY, SpeakQueue.LONGEST_DELAY, random),
                new SoundIds(random), clock);
        return new SpeakWiring(performing, journal, clock);
    }
}
