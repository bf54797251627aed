package dev.audiolith.vocalize;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.databind.JsonNode;
import dev.audiolith.edge.CallbackField;
import dev.audiolith.edge.InvocationContext;
import dev.audiolith.edge.Journal;
import dev.audiolith.edge.Json;
import dev.audiolith.edge.SoundJson;
import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.pin.Gateways;
import dev.audiolith.pin.PinChain;
import dev.audiolith.pin.PinOutcome;
import dev.audiolith.pin.PinRequest;
import dev.audiolith.pin.Pinner;
import dev.audiolith.pin.Triage;
import dev.audiolith.providers.guard.Destinations;
import dev.audiolith.sound.Callers;
import dev.audiolith.sound.Keeping;
import dev.audiolith.sound.Lifetimes;
import dev.audiolith.sound.Listening;
import dev.audiolith.sound.LiveSources;
import dev.audiolith.sound.Nudges;
import dev.audiolith.sound.Ordering;
import dev.audiolith.sound.Performing;
import dev.audiolith.sound.Pinning;
import dev.audiolith.sound.Reading;
import dev.audiolith.sound.Recorder;
import dev.audiolith.sound.Shelf;
import dev.audiolith.sound.SoundIds;
import dev.audiolith.sound.Turnstile;
import dev.audiolith.sound.Vocalizer;
import dev.audiolith.speech.SpeechOutcome;
import dev.audiolith.testkit.pin.FakeFetcher;
import dev.audiolith.testkit.pin.FakeProviderHealth;
import dev.audiolith.testkit.sound.FakeAnnouncements;
import dev.audiolith.testkit.sound.FakeClaims;
import dev.audiolith.testkit.sound.FakeOrderedSpeech;
import dev.audiolith.testkit.sound.FakeRetryQueue;
import dev.audiolith.testkit.sound.FakeSoundBytes;
import dev.audiolith.testkit.sound.FakeSounds;
import dev.audiolith.testkit.sound.FakeSpeakQueue;
import dev.audiolith.testkit.speech.FakeSpeaker;
import dev.audiolith.testkit.speech.FakeVoices;
import dev.audiolith.testkit.time.ManualClock;
import dev.audiolith.time.Backoff;
import dev.audiolith.time.Deadline;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/// The door over fakes, and how to knock at it.
final class Doorstep implements Pinner {
    final ManualClock clock = new ManualClock();
    final ByteArrayOutputStream log = new ByteArrayOutputStream();
    Optional<Failure> speechFailure = Optional.empty();
    boolean providerIsUp = true;
    final FakeSpeakQueue speakQueue = new FakeSpeakQueue(clock, Duration.ofMinutes(16));
    final FakeAnnouncements announcements = new FakeAnnouncements(clock, Duration.ofMinutes(6));

    final FakeRetryQueue queue = new FakeRetryQueue(clock, Duration.ofMinutes(30));

    final FakeSoundBytes bytes = new FakeSoundBytes();
    final FakeFetcher web = new FakeFetcher();
    final FakeVoices voices = new FakeVoices();

    final FakeOrderedSpeech orderedSpeech = new FakeOrderedSpeech();

    private final VocalizeHandler handler;
    private final SpeakHandler worker;

    Doorstep() {
        this(0);
    }

    Doorstep(double nudgeChance) {
        this(nudgeChance, new CallbackField(Optional.of(new Destinations(false)::objection)));
    }

    Doorstep(double nudgeChance, CallbackField callbacks) {
        var sounds = new FakeSounds();
        var claims = new FakeClaims(sounds);
        var random = new Random(1);
        var retries = new Backoff(Duration.ofMinutes(1), Duration.ofMinutes(15), random);
        var lifetimes = new Lifetimes(Duration.ofHours(1), Lifetimes.UnpinnedPolicy.EXPIRE, Duration.ofDays(7));
        var turnstile = new Turnstile(claims, sounds, sounds.orders(), new SoundIds(random), clock, clock);
        var pinning = new Pinning(sounds, bytes,
                new PinChain(List.of(this), 1, retries, clock, new Triage(new FakeProviderHealth(), clock)), retries, clock);
        var recorder = new Recorder((request, _) -> speechFailure.<SpeechOutcome>map(SpeechOutcome.Declined::new)
                .orElseGet(() -> new SpeechOutcome.Speaking(new ByteArrayInputStream(new byte[1000]), request.characters(),
                        FakeSpeaker.evenly(request.text()))),
                bytes, clock);
        var keeping = new Keeping(pinning, new Shelf(queue, lifetimes));
        var vocalizer = new Vocalizer(turnstile, recorder, keeping,
                new Ordering(claims, orderedSpeech, speakQueue, new Callers(sounds, sounds.orders(), announcements, clock), clock), clock);
        var gateways = new Gateways(List.of(URI.create("https://gateway.test/"), URI.create("https://second.test")), Map.of(),
                Optional.empty());
        var listening = new Listening(sounds, bytes, gateways, clock);
        var live = new LiveSources(listening, gateways, web, clock);
        var nudges = new Nudges(queue, nudgeChance, random);
        var reading = new Reading(sounds, bytes, clock);
        var json = new SoundJson(listening);
        this.handler = new VocalizeHandler(
                new VocalizeWiring(new Speaking(vocalizer, callbacks, json, nudges, clock),
                        new Telling(listening, sounds.orders(), reading, json, clock),
                        new Playing((id, _) -> listening.find(id), nudges), new Playing(live::find, nudges), new Captioning(reading),
                        new Casting(voices),
                        new OpenAiDoor(vocalizer, live),
                        journal("vocalize"), clock));
        this.worker = new SpeakHandler(new SpeakWiring(new Performing(sounds.orders(), orderedSpeech, sounds, recorder, keeping, speakQueue,
                retries, new SoundIds(random), clock), journal("speak"), clock));
    }

    private Journal journal(String door) {
        return new Journal(door, "Audiolith/test", new PrintStream(log, true, StandardCharsets.UTF_8), clock);
    }

    /// The ids (`message 0` ...) of those that come back; each is handed out for the `count`th time.
    List<String> work(int count, String... bodies) {
        var messages = IntStream.range(0, bodies.length).mapToObj(i -> {
            var message = new SQSEvent.SQSMessage();
            message.setMessageId("message " + i);
            message.setBody(bodies[i]);
            message.setAttributes(Map.of("ApproximateReceiveCount", String.valueOf(count)));
            return message;
        }).toList();
        var event = new SQSEvent();
        event.setRecords(messages);
        return worker.handleRequest(event, InvocationContext.withMillis(900_000)).getBatchItemFailures().stream()
                .map(SQSBatchResponse.BatchItemFailure::getItemIdentifier).toList();
    }

    APIGatewayV2HTTPResponse speak(String body) {
        return knock("POST /api/agents/vocalize", "ada", Map.of(), body, Map.of("content-type", "application/json"));
    }

    APIGatewayV2HTTPResponse speak(String body, String idempotencyKey) {
        return knock("POST /api/agents/vocalize", "ada", Map.of(), body,
                Map.of("content-type", "application/json", "idempotency-key", idempotencyKey));
    }

    APIGatewayV2HTTPResponse tell(String id, String user) {
        return knock("GET /api/sounds/{id}", user, Map.of("id", id), "", Map.of());
    }

    APIGatewayV2HTTPResponse playLive(String method, String id) {
        return knock(method + " /play/{id}", "", Map.of("id", id), "", Map.of());
    }

    APIGatewayV2HTTPResponse speakAsOpenAi(String body) {
        return knock("POST /v1/audio/speech", "ada", Map.of(), body, Map.of("content-type", "application/json"));
    }

    APIGatewayV2HTTPResponse voices(Map<String, String> query) {
        return knock("GET /api/voices", "ada", Map.of(), "", Map.of(), query);
    }

    APIGatewayV2HTTPResponse captions(String id) {
        return knock("GET /play/{id}/captions.vtt", "", Map.of("id", id), "", Map.of());
    }

    APIGatewayV2HTTPResponse play(String method, String id) {
        return knock(method + " /api/temp-audio/{id}", "", Map.of("id", id), "", Map.of());
    }

    static JsonNode json(APIGatewayV2HTTPResponse answer) {
        return Json.parse(answer.getBody()).orElseThrow();
    }

    APIGatewayV2HTTPResponse knock(String route, String user, Map<String, String> path, String body, Map<String, String> headers) {
        return knock(route, user, path, body, headers, Map.of());
    }

    private APIGatewayV2HTTPResponse knock(String route, String user, Map<String, String> path, String body, Map<String, String> headers,
            Map<String, String> query) {
        var context = APIGatewayV2HTTPEvent.RequestContext.builder().withDomainName("api.test").withRequestId("request");
        if (!user.isEmpty()) {
            var jwt = APIGatewayV2HTTPEvent.RequestContext.Authorizer.JWT.builder().withClaims(Map.of("sub", user)).build();
            context.withAuthorizer(APIGatewayV2HTTPEvent.RequestContext.Authorizer.builder().withJwt(jwt).build());
        }
        var event = APIGatewayV2HTTPEvent.builder().withRouteKey(route).withHeaders(new HashMap<>(headers)).withPathParameters(path)
                .withBody(body).withQueryStringParameters(query)
                .withRequestContext(context.build()).build();
        return handler.handleRequest(event, InvocationContext.withMillis(30_000));
    }

    @Override
    public String name() {
        return "pinata";
    }

    @Override
    public PinOutcome pin(PinRequest request, Deadline deadline) {
        return providerIsUp
                ? new PinOutcome.Pinned(name(), Optional.of("file"))
                : new PinOutcome.NotPinned(Failure.of(FailureKind.UNREACHABLE, name(), "no connection"));
    }
}
