package dev.audiolith.providers.elevenlabs;

import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.providers.http.BrokenCall;
import dev.audiolith.providers.http.Call;
import dev.audiolith.providers.http.Exchange;
import dev.audiolith.providers.http.Reply;
import dev.audiolith.providers.http.Secret;
import dev.audiolith.speech.BrokenSpeech;
import dev.audiolith.speech.Speaker;
import dev.audiolith.speech.SpeechOutcome;
import dev.audiolith.speech.SpeechRequest;
import dev.audiolith.time.Deadline;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.regex.Pattern;

/// Speech from ElevenLabs, streamed: it answers as soon as the first bytes are there and look like audio.
///
/// Every success is charged for, and there is no key that would make a repeated call free: asking once per call is the rule
/// here, asking again is the caller's decision.
public final class ElevenLabsSpeaker implements Speaker {
    static final String NAME = "elevenlabs";

    private static final Pattern COST = Pattern.compile("\\d{1,9}");

    private final Exchange exchange;
    private final URI base;
    private final Secret key;

    public ElevenLabsSpeaker(HttpClient client, URI base, Secret key) {
        this.exchange = new Exchange(client, ElevenLabsRefusals.TABLE);
        this.base = base;
        this.key = key;
    }

    @Override
    public SpeechOutcome speak(SpeechRequest request, Deadline deadline) {
        // Voice and format are checked names, so neither can leave its place in the address.
        var path = "/v1/text-to-speech/" + request.voiceId() + (request.captions() ? "/stream/with-timestamps" : "/stream")
                + "?output_format=" + request.format().name();
        try {
            return listen(request, exchange.open(Call.post(base, path, SpeechJson.of(request)).key("xi-api-key", key), deadline));
        } catch (BrokenCall e) {
            return new SpeechOutcome.Declined(e.failure());
        }
    }

    private static SpeechOutcome listen(SpeechRequest request, Reply reply) {
        try {
            return request.captions() ? listenWithTimes(request, reply) : listenToAudio(request, reply);
        } catch (BrokenSpeech e) {
            return new SpeechOutcome.Declined(e.failure());
        } catch (IOException e) {
            return new SpeechOutcome.Declined(Failure.of(FailureKind.CORRUPT_ANSWER, NAME, "the speech could not be read"));
        }
    }

    private static SpeechOutcome listenToAudio(SpeechRequest request, Reply reply) throws IOException {
        var audio = new SpeechStream(reply.body());
        var problem = FirstBytes.problem(reply, audio.firstBytes(), request.format());
        return problem.isEmpty() ? new SpeechOutcome.Speaking(audio, cost(request, reply)) : refused(audio, problem.get());
    }

    private static SpeechOutcome listenWithTimes(SpeechRequest request, Reply reply) throws IOException {
        var timed = TimestampStream.over(reply.body(), request.characters());
        var audio = new SpeechStream(timed);
        var problem = FirstBytes.problem(audio.firstBytes(), request.format());
        return problem.isEmpty()
                ? new SpeechOutcome.Speaking(audio, cost(request, reply), timed.alignment())
                : refused(audio, problem.get());
    }

    private static SpeechOutcome refused(SpeechStream audio, String problem) throws IOException {
        audio.close();
        return new SpeechOutcome.Declined(Failure.of(FailureKind.CORRUPT_ANSWER, NAME, NAME + " " + problem));
    }

    /// The header is undocumented, though real; without it the text's length is what is charged.
    private static long cost(SpeechRequest request, Reply reply) {
        return reply.headers().firstValue("character-cost").map(String::strip).filter(cost -> COST.matcher(cost).matches())
                .map(Long::valueOf)
                .orElse((long) request.characters());
    }
}
