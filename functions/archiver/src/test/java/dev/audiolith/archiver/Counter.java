package dev.audiolith.archiver;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.fasterxml.jackson.databind.JsonNode;
import dev.audiolith.aws.ArchiveMessages;
import dev.audiolith.edge.AdminAccess;
import dev.audiolith.edge.CallbackField;
import dev.audiolith.edge.InvocationContext;
import dev.audiolith.edge.Journal;
import dev.audiolith.edge.Json;
import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.recording.ScratchSpace;
import dev.audiolith.settings.Env;
import dev.audiolith.testkit.recording.FakeAudioTool;
import dev.audiolith.testkit.recording.SampleRecording;
import dev.audiolith.testkit.time.ManualClock;
import dev.audiolith.testkit.track.FakeArchiveQueue;
import dev.audiolith.testkit.track.FakeHostGate;
import dev.audiolith.testkit.track.FakeTrackBytes;
import dev.audiolith.testkit.track.FakeTracks;
import dev.audiolith.time.Deadline;
import dev.audiolith.track.Archivist;
import dev.audiolith.track.Custodies;
import dev.audiolith.track.Dispatch;
import dev.audiolith.track.Keeping;
import dev.audiolith.track.ManualArchive;
import dev.audiolith.track.ManualRun;
import dev.audiolith.track.Part;
import dev.audiolith.track.Planner;
import dev.audiolith.track.Recovery;
import dev.audiolith.track.Registry;
import dev.audiolith.track.SourceFetcher;
import dev.audiolith.track.Track;
import dev.audiolith.track.TrackUploads;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.Executors;

/// All doors of archiving over fakes, and how to knock at them. Files lie on `cdn.example`, unless a test says otherwise.
final class Counter implements SourceFetcher, TrackUploads {
    static final String KEY = "the-key";
    static final byte[] SOUND = SampleRecording.of(SampleRecording.tone(1)).wav();
    private static final int MILLIS = 30_000;

    final ManualClock clock = new ManualClock();
    final FakeTracks tracks = new FakeTracks();
    final FakeTrackBytes bytes = new FakeTrackBytes();
    final FakeArchiveQueue queue = new FakeArchiveQueue(clock, Duration.ofMinutes(11));
    /// What is where; what is nowhere is answered with 404.
    final Map<String, byte[]> web = new HashMap<>();
    final Map<String, byte[]> uploaded = new HashMap<>();
    final ByteArrayOutputStream log = new ByteArrayOutputStream();

    private final TracksHandler door;
    private final ArchiveNowHandler now;
    private final PlannerHandler planner;
    private final ArchiveHandler worker;

    Counter(Path scratch) {
        var journal = new Journal("test", "Audiolith/test", new PrintStream(log, true, StandardCharsets.UTF_8), clock);
        var access = AdminAccess.from(new Env(Map.of("ADMIN_API_KEY", KEY)));
        var dispatch = new Dispatch(tracks, queue);
        var registry = new Registry(tracks, dispatch, bytes, this, this, Custodies.from(Custodies.USUAL), clock);
        var owned = new Owned(registry);
        var room = new ScratchSpace(List.of(scratch), clock, (file, why) -> {
            throw new IllegalStateException(file + " stays", why);
        });
        var keeping = new Keeping(this, bytes, room, new FakeAudioTool(Duration.ofHours(1)), 1 << 20);
        var archivist = new Archivist(tracks, queue, keeping, bytes, new FakeHostGate(clock, 4), Recovery.NONE,
                new Archivist.Attempts(3, Duration.ofSeconds(5)), clock, new Random(1));
        this.door = new TracksHandler(new TracksWiring(new Registering(registry, new RegistrationForm(new CallbackField(Optional.empty()))),
                new Telling(tracks, owned), new Playing(owned, bytes, clock), new Overview(tracks, access, clock), journal, clock));
        var run = new ManualRun(tracks, dispatch, archivist, clock, clock);
        var manual = new ManualArchive(tracks, this, keeping, bytes, clock, new Random(2));
        this.now = new ArchiveNowHandler(new ArchiveNowWiring(new Operating(run, access),
                new HandingIn(tracks, owned, manual, access, 1 << 20), journal, clock));
        this.planner = new PlannerHandler(
                new PlannerWiring(new Planner(tracks, dispatch, Executors::newVirtualThreadPerTaskExecutor, clock),
                        tracks, journal, clock));
        this.worker = new ArchiveHandler(new WorkerWiring(new ArchiverWiring(tracks, queue, bytes, this, this, clock), keeping, archivist,
                journal, clock));
    }

    APIGatewayV2HTTPResponse call(String user, String route, Map<String, String> path, String body) {
        return call(route, path, Map.of(), Map.of("content-type", "application/json"), body, Optional.of(user));
    }

    APIGatewayV2HTTPResponse get(String user, String route, Map<String, String> path, Map<String, String> query) {
        return call(route, path, query, Map.of(), "", Optional.of(user));
    }

    APIGatewayV2HTTPResponse asOperator(String route, Map<String, String> path, String key, String body) {
        return call(route, path, Map.of(), Map.of("authorization", "Bearer " + key, "content-type", "application/json"), body,
                Optional.empty());
    }

    private APIGatewayV2HTTPResponse call(String route, Map<String, String> path, Map<String, String> query, Map<String, String> headers,
            String body, Optional<String> user) {
        var context = APIGatewayV2HTTPEvent.RequestContext.builder().withRequestId("request-1").withDomainName("api.example");
        user.ifPresent(name -> context.withAuthorizer(APIGatewayV2HTTPEvent.RequestContext.Authorizer.builder()
                .withJwt(APIGatewayV2HTTPEvent.RequestContext.Authorizer.JWT.builder().withClaims(Map.of("sub", name)).build()).build()));
        var event = APIGatewayV2HTTPEvent.builder().withRouteKey(route).withPathParameters(path).withQueryStringParameters(query)
                .withHeaders(headers).withBody(body).withIsBase64Encoded(false).withRequestContext(context.build()).build();
        var isNow = route.endsWith("archive-tracks") || route.endsWith("/archived");
        return isNow
                ? now.handleRequest(event, InvocationContext.withMillis(MILLIS))
                : door.handleRequest(event, InvocationContext.withMillis(MILLIS));
    }

    static JsonNode json(APIGatewayV2HTTPResponse answer) {
        return Json.parse(answer.getBody()).orElseThrow();
    }

    /// Registers a track that is due at once, and answers its id.
    String register(String user, String file) {
        var body = "{\"provider\":\"replicate\",\"title\":\"A song\",\"audioUrl\":\"https://cdn.example/" + file + "\"}";
        return json(call(user, "POST /api/tracks", Map.of(), body)).at("/data/id").textValue();
    }

    Map<String, Object> plan() {
        return planner.handleRequest(new ScheduledEvent(), InvocationContext.withMillis(MILLIS));
    }

    /// Works off what the queue has by now.
    void work() {
        for (var message = queue.queue().receive(); message.isPresent(); message = queue.queue().receive()) {
            if (deliver(ArchiveMessages.encode(message.get().body())).getBatchItemFailures().isEmpty()) {
                queue.queue().settle(message.get());
            }
        }
    }

    /// And what it will have.
    void workUntilQuiet() {
        for (work(); !queue.queue().waiting().isEmpty(); work()) {
            clock.advance(Duration.between(clock.instant(), queue.queue().nextAt().orElseThrow()));
        }
    }

    SQSBatchResponse deliver(String body) {
        var message = new SQSEvent.SQSMessage();
        message.setMessageId("message-1");
        message.setBody(body);
        var event = new SQSEvent();
        event.setRecords(List.of(message));
        return worker.handleRequest(event, InvocationContext.withMillis(600_000));
    }

    @Override
    public Optional<String> objection(URI source) {
        return "cdn.example".equals(source.getHost()) ? Optional.empty() : Optional.of("is on a host that is not allowed");
    }

    @Override
    public Opened open(URI source, long mostBytes, Deadline deadline) {
        var found = Optional.ofNullable(web.get(source.getPath().substring(1)));
        return found.<Opened>map(file -> new Opened.Open(new ByteArrayInputStream(file), OptionalLong.of(file.length)))
                .orElseGet(() -> new Opened.NotOpened(Failure.of(FailureKind.NOT_FOUND, SOURCE, "the provider answered 404")));
    }

    @Override
    public Place place(Track track, Part part, Announced file, Duration life) {
        return new Place("PUT", URI.create("https://bucket.invalid/" + part + "?bytes=" + file.bytes()),
                Map.of("content-type", file.contentType()), clock.instant().plus(life));
    }

    @Override
    public Optional<InputStream> open(Track track, Part part) {
        return Optional.ofNullable(uploaded.get(track.id() + " " + part)).map(ByteArrayInputStream::new);
    }

    @Override
    public void delete(Track track, Part part) {
        uploaded.remove(track.id() + " " + part);
    }
}
