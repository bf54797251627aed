package dev.audiolith.vocalize;

import dev.audiolith.aws.AwsWiring;
import dev.audiolith.edge.CallbackField;
import dev.audiolith.edge.Journal;
import dev.audiolith.edge.PinJournal;
import dev.audiolith.edge.SoundJson;
import dev.audiolith.pin.Triage;
import dev.audiolith.providers.PinWiring;
import dev.audiolith.providers.SpeechWiring;
import dev.audiolith.providers.guard.Destinations;
import dev.audiolith.providers.http.Exchange;
import dev.audiolith.settings.Env;
import dev.audiolith.sound.Callers;
import dev.audiolith.sound.Keeping;
import dev.audiolith.sound.Listening;
import dev.audiolith.sound.LiveSources;
import dev.audiolith.sound.Ordering;
import dev.audiolith.sound.Pinning;
import dev.audiolith.sound.Reading;
import dev.audiolith.sound.Recorder;
import dev.audiolith.sound.Shelf;
import dev.audiolith.sound.SoundIds;
import dev.audiolith.sound.Turnstile;
import dev.audiolith.sound.Vocalizer;
import dev.audiolith.time.Sleeper;
import java.security.SecureRandom;
import java.time.InstantSource;

/// Builds the door `vocalize` from its environment: the whole object graph, in one place.
record VocalizeWiring(Speaking speaking, Telling telling, Playing playing, Playing live, Captioning captioning, Casting casting,
        OpenAiDoor openAi, Journal journal, InstantSource clock) {

    static Env processEnv() {
        return AwsWiring.withSecrets(new Env(System.getenv()));
    }

    static VocalizeWiring from(Env env) {
        var settings = VocalizeSettings.from(env);
        var clock = InstantSource.system();
        var random = new SecureRandom();
        Sleeper sleeper = Thread::sleep;

        var aws = AwsWiring.from(env);
        var sounds = aws.sounds(settings.soundsTable());
        var claims = aws.claims(settings.claimsTable(), settings.soundsTable());
        var bytes = aws.soundBytes(settings.audioBucket());
        var queue = aws.retryQueue(settings.retryQueueUrl());

        var http = Exchange.newClient();
        var pins = new PinWiring(env, http);
        var orders = aws.orders(settings.soundsTable());
        var turnstile = new Turnstile(claims, sounds, orders, new SoundIds(random), clock, sleeper);
        var recorder = new Recorder(SpeechWiring.speaker(env, http, sleeper, random), bytes, sleeper);
        var triage = new Triage(aws.providerHealth(settings.claimsTable()), clock);
        var journal = Journal.of("vocalize", env, clock);
        var pinning = new Pinning(sounds, bytes, pins.chain(sleeper, random, triage), settings.shelf().retries(random), clock,
                new PinJournal(journal));
        var keeping = new Keeping(pinning, new Shelf(queue, settings.shelf().lifetimes()));
        var callers = new Callers(sounds, orders, aws.announcements(settings.webhookQueueUrl()), clock);
        var ordering = new Ordering(claims, aws.orderedSpeech(settings.audioBucket()), aws.speakQueue(settings.speakQueueUrl()), callers,
                clock);
        var listening = new Listening(sounds, bytes, pins.gateways(), clock);

        var nudges = settings.shelf().nudges(queue, random);
        var reading = new Reading(sounds, bytes, clock);
        var live = new LiveSources(listening, pins.gateways(), pins.fetcher(), clock);

        var json = new SoundJson(listening);
        var vocalizer = new Vocalizer(turnstile, recorder, keeping, ordering, clock);
        return new VocalizeWiring(new Speaking(vocalizer, callbacks(env), json, nudges, clock),
                new Telling(listening, orders, reading, json, clock),
                new Playing((id, _) -> listening.find(id), nudges), new Playing(live::find, nudges), new Captioning(reading),
                new Casting(SpeechWiring.voices(env, http)), new OpenAiDoor(vocalizer, live),
                journal, clock);
    }

    /// Where calls cannot be signed, none are promised.
    private static CallbackField callbacks(Env env) {
        var destinations = Destinations.from(env, "WEBHOOK_ALLOW_PRIVATE_HOSTS");
        return new CallbackField(env.find("WEBHOOK_SECRET").map(_ -> destinations::objection));
    }
}
