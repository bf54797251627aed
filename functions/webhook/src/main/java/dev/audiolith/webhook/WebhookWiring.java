package dev.audiolith.webhook;

import dev.audiolith.aws.AwsWiring;
import dev.audiolith.edge.Journal;
import dev.audiolith.edge.SoundJson;
import dev.audiolith.edge.TranscriptionJson;
import dev.audiolith.providers.PinWiring;
import dev.audiolith.providers.TranscriptionWiring;
import dev.audiolith.providers.guard.Courier;
import dev.audiolith.providers.guard.Destinations;
import dev.audiolith.providers.http.Exchange;
import dev.audiolith.settings.Env;
import dev.audiolith.sound.Listening;
import java.net.InetAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;

/// Builds the door `webhook` from its environment. Without a secret to sign with it starts, and fails what it is given: the messages
/// must not be lost, and unsigned they must not be sent.
record WebhookWiring(Optional<Delivering> delivering, Journal journal, InstantSource clock) {

    static Map<String, String> processVariables() {
        return System.getenv();
    }

    static Env processEnv() {
        return AwsWiring.withSecrets(new Env(processVariables()));
    }

    static WebhookWiring from(Env env) {
        var clock = InstantSource.system();
        var aws = AwsWiring.from(env);
        var table = env.text("SOUNDS_TABLE");
        var sounds = aws.sounds(table);
        var listening = new Listening(sounds, aws.soundBytes(env.text("AUDIO_BUCKET")), new PinWiring(env, Exchange.newClient()).gateways(),
                clock);
        var bucket = env.text("AUDIO_BUCKET");
        var news = new TranscriptionNews(aws.transcriptions(env.text("TRANSCRIPTIONS_TABLE")), aws.transcripts(bucket),
                new TranscriptionJson(TranscriptionWiring.prices(env), aws.evidenceRoom(env.text("DEBUG_BUCKET"), bucket)));
        var letter = new Letter(sounds, aws.orders(table), new SoundJson(listening), news, aws.trackFinder(env.text("TRACKS_TABLE")),
                base(env), clock);
        var destinations = Destinations.from(env, "WEBHOOK_ALLOW_PRIVATE_HOSTS");
        var courier = new Courier(destinations, InetAddress::getAllByName, (SSLSocketFactory) SSLSocketFactory.getDefault());
        var queue = aws.announcements(env.text("WEBHOOK_QUEUE_URL"));
        var dead = aws.announcements(env.text("WEBHOOK_DEAD_URL"));
        var delivering = Signature.from(env).map(signature -> new Delivering(letter, signature, destinations, courier::post, queue, dead,
                new Redelivery(new SecureRandom()), clock));
        return new WebhookWiring(delivering, Journal.of("webhook", env, clock), clock);
    }

    /// As the HTTP door sees it: without a slash at its end.
    private static URI base(Env env) {
        return URI.create(env.uri("API_URL").toString().replaceFirst("/+$", ""));
    }
}
