package dev.audiolith.transcribe;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.databind.JsonNode;
import dev.audiolith.aws.TranscribeMessages;
import dev.audiolith.edge.CallbackField;
import dev.audiolith.edge.InvocationContext;
import dev.audiolith.edge.Journal;
import dev.audiolith.edge.Json;
import dev.audiolith.edge.TranscriptionJson;
import dev.audiolith.providers.guard.Destinations;
import dev.audiolith.recording.ScratchSpace;
import dev.audiolith.speech.Word;
import dev.audiolith.testkit.recording.FakeAudioTool;
import dev.audiolith.testkit.recording.SampleRecording;
import dev.audiolith.testkit.time.ManualClock;
import dev.audiolith.testkit.transcript.FakeEvidenceRoom;
import dev.audiolith.testkit.transcript.FakeTranscribeQueue;
import dev.audiolith.testkit.transcript.FakeTranscriber;
import dev.audiolith.testkit.transcript.FakeTranscriptions;
import dev.audiolith.testkit.transcript.FakeTranscripts;
import dev.audiolith.testkit.transcript.FakeUploads;
import dev.audiolith.time.Backoff;
import dev.audiolith.transcript.EvidenceKeeping;
import dev.audiolith.transcript.Intake;
import dev.audiolith.transcript.Prices;
import dev.audiolith.transcript.Reader;
import dev.audiolith.transcript.Segment;
import dev.audiolith.transcript.Transcriber;
import dev.audiolith.transcript.TranscriberOutcome;
import dev.audiolith.transcript.Transcribing;
import dev.audiolith.transcript.Transcript;
import dev.audiolith.transcript.Transcription;
import dev.audiolith.transcript.TranscriptionId;
import dev.audiolith.transcript.TranscriptionIds;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;

/// All doors of transcribing over fakes, and how to knock at them. Recordings are [samples][SampleRecording]; what is heard in them is
/// the same word each second, unless a test says otherwise.
final class Reception {
    static final long MOST_BYTES = 1 << 20;
    /// Three seconds, of which one is a tone.
    static final byte[] SOUND = SampleRecording.of(SampleRecording.silence(1), SampleRecording.tone(1), SampleRecording.silence(1)).wav();
    static final int MILLIS = 30_000;

    final ManualClock clock = new ManualClock();
    final FakeTranscriptions transcriptions = new FakeTranscriptions();
    final FakeUploads uploads = new FakeUploads(clock);
    final FakeTranscripts transcripts = new FakeTranscripts();
    final FakeEvidenceRoom room = new FakeEvidenceRoom(uploads);
    final FakeTranscribeQueue queue = new FakeTranscribeQueue(clock, Duration.ofMinutes(16));
    final ByteArrayOutputStream log = new ByteArrayOutputStream();
    final FakeTranscriber transcriber = FakeTranscriber.answering((piece, _) -> this.hearing.apply(piece));
    Function<Transcriber.Piece, TranscriberOutcome> hearing = piece -> FakeTranscriber.heard(piece, hello());

    private final TranscriptionsHandler desk;
    private final TranscribeHandler direct;
    private final UploadHandler worker;

    Reception(Path scratch) {
        var ids = new TranscriptionIds(new Random(7));
        var intake = new Intake(transcriptions, uploads, queue, ids, clock);
        var reader = new Reader(uploads, new FakeAudioTool(Duration.ofHours(1)), _ -> transcriber, transcripts,
                Executors::newVirtualThreadPerTaskExecutor, 4, MOST_BYTES);
        var transcribing = new Transcribing(transcriptions, transcripts, reader, new ScratchSpace(List.of(scratch), clock, (file, why) -> {
            throw new IllegalStateException(file + " stays", why);
        }), new EvidenceKeeping(room, EvidenceKeeping.Policy.ERRORS, why -> {
            throw new IllegalStateException(why);
        }), queue, new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(2), new Random(1)), ids, clock);
        var json = new TranscriptionJson(new Prices(Map.of("whisper-1", new BigDecimal("0.006"))), room);
        var callbacks = new CallbackField(Optional.of(new Destinations(false)::objection));
        this.desk = new TranscriptionsHandler(new TranscriptionsWiring(new Announcing(intake, callbacks, MOST_BYTES),
                new Telling(transcriptions, transcripts, intake, json), journal("transcriptions"), clock));
        var attending = new Attending(intake, transcribing, transcriptions, clock);
        this.direct = new TranscribeHandler(new TranscribeWiring(new Direct(attending, json), new OpenAiTranscriptions(attending),
                journal("transcribe"), clock));
        this.worker = new UploadHandler(new UploadWiring(intake, transcribing, journal("transcribe-upload"), clock));
    }

    private Journal journal(String door) {
        return new Journal(door, "Audiolith/test", new PrintStream(log, true, StandardCharsets.UTF_8), clock);
    }

    private static Transcript hello() {
        var end = Duration.ofSeconds(1);
        return new Transcript("Hello.", Optional.of("en"), List.of(new Segment(" Hello.", Duration.ZERO, end)),
                List.of(new Word("Hello", Duration.ZERO, end)));
    }

    /// A request on its way to a door, its body in Base64.
    record Call(String route, Optional<String> user, Map<String, String> path, Map<String, String> query, Map<String, String> headers,
            String body, int millis) {

        static Call to(String route) {
            return new Call(route, Optional.of("ann"), Map.of(), Map.of(), Map.of(), "", MILLIS);
        }

        Call of(String name) {
            return new Call(route, Optional.of(name), path, query, headers, body, millis);
        }

        Call ofNobody() {
            return new Call(route, Optional.empty(), path, query, headers, body, millis);
        }

        Call id(String id) {
            return new Call(route, user, Map.of("id", id), query, headers, body, millis);
        }

        Call asking(Map<String, String> parameters) {
            return new Call(route, user, path, parameters, headers, body, millis);
        }

        Call with(String contentType, byte[] bytes) {
            return new Call(route, user, path, query, Map.of("content-type", contentType), Base64.getEncoder().encodeToString(bytes),
                    millis);
        }

        Call with(Form form) {
            return with(form.contentType(), form.bytes());
        }

        Call json(String text) {
            return with("application/json", text.getBytes(StandardCharsets.UTF_8));
        }

        Call withoutHeaders() {
            return new Call(route, user, path, query, Map.of(), body, millis);
        }

        Call left(int rest) {
            return new Call(route, user, path, query, headers, body, rest);
        }
    }

    APIGatewayV2HTTPResponse knock(Call call) {
        var event = event(call);
        event.setBody(call.body());
        event.setIsBase64Encoded(true);
        return serve(event, call.millis());
    }

    /// The gateway sends text as it is.
    APIGatewayV2HTTPResponse knockWithText(Call call) {
        var event = event(call);
        event.setBody(new String(Base64.getDecoder().decode(call.body()), StandardCharsets.UTF_8));
        return serve(event, call.millis());
    }

    private APIGatewayV2HTTPResponse serve(APIGatewayV2HTTPEvent event, int millis) {
        var context = InvocationContext.withMillis(millis);
        return event.getRouteKey().contains("/api/transcriptions")
                ? desk.handleRequest(event, context)
                : direct.handleRequest(event, context);
    }

    private static APIGatewayV2HTTPEvent event(Call call) {
        var context = APIGatewayV2HTTPEvent.RequestContext.builder().withRequestId("request-1").withDomainName("api.example");
        call.user().ifPresent(name -> context.withAuthorizer(APIGatewayV2HTTPEvent.RequestContext.Authorizer.builder()
                .withJwt(APIGatewayV2HTTPEvent.RequestContext.Authorizer.JWT.builder().withClaims(Map.of("sub", name)).build()).build()));
        return APIGatewayV2HTTPEvent.builder().withRouteKey(call.route()).withPathParameters(call.path())
                .withQueryStringParameters(call.query()).withHeaders(call.headers()).withRequestContext(context.build()).build();
    }

    APIGatewayV2HTTPResponse announce(String body) {
        return knock(Call.to("POST /api/transcriptions").json(body));
    }

    APIGatewayV2HTTPResponse tell(String id) {
        return knock(Call.to("GET /api/transcriptions/{id}").id(id));
    }

    APIGatewayV2HTTPResponse transcribe(byte[] recording) {
        return knock(Call.to("POST /api/transcribe").with("audio/wav", recording));
    }

    APIGatewayV2HTTPResponse transcribe(Form form) {
        return knock(Call.to("POST /api/transcribe").with(form));
    }

    static JsonNode json(APIGatewayV2HTTPResponse answer) {
        return Json.parse(answer.getBody()).orElseThrow();
    }

    /// What a success has to tell.
    static JsonNode data(APIGatewayV2HTTPResponse answer) {
        return json(answer).path("data");
    }

    static JsonNode error(APIGatewayV2HTTPResponse answer) {
        return json(answer).path("error");
    }

    /// Announces a recording, and puts it where it belongs; the bucket has said nothing yet.
    String upload(byte[] bytes) {
        var id = data(announce("{\"fileName\":\"memo.wav\",\"contentType\":\"audio/wav\",\"bytes\":" + bytes.length + "}"))
                .path("id").textValue();
        uploads.arrive("uploads/~/" + id, "audio/wav", bytes);
        return id;
    }

    Transcription the(String id) {
        return transcriptions.find(new TranscriptionId(id)).orElseThrow();
    }

    /// The only one there is.
    Transcription the() {
        return transcriptions.all().getFirst();
    }

    /// The bucket's word that something was put under these keys, as they are written there.
    static String created(String... keys) {
        return happened("ObjectCreated:Put", keys);
    }

    static String happened(String event, String... keys) {
        var records = List.of(keys).stream().map(key -> Map.of("eventVersion", "2.1", "eventSource", "aws:s3", "eventName", event, "s3",
                Map.of("bucket", Map.of("name", "audio"), "object", Map.of("key", key, "size", 1)))).toList();
        return Json.write(Map.of("Records", records));
    }

    /// The ids (`message 0` ...) of those that come back.
    List<String> deliver(String... bodies) {
        return deliver(900_000, bodies);
    }

    List<String> deliver(int millis, String... bodies) {
        var messages = IntStream.range(0, bodies.length).mapToObj(i -> {
            var message = new SQSEvent.SQSMessage();
            message.setMessageId("message " + i);
            message.setBody(bodies[i]);
            message.setAttributes(Map.of("ApproximateReceiveCount", "1"));
            return message;
        }).toList();
        var event = new SQSEvent();
        event.setRecords(messages);
        return worker.handleRequest(event, InvocationContext.withMillis(millis)).getBatchItemFailures().stream()
                .map(SQSBatchResponse.BatchItemFailure::getItemIdentifier).toList();
    }

    /// Works off our own messages until there are none.
    void workUntilQuiet() {
        while (!queue.queue().waiting().isEmpty()) {
            queue.queue().receive().ifPresentOrElse(message -> {
                if (deliver(TranscribeMessages.encode(message.body())).isEmpty()) {
                    queue.queue().settle(message);
                }
            }, () -> clock.advance(Duration.between(clock.instant(), queue.queue().nextAt().orElseThrow())));
        }
    }

    String log() {
        return log.toString(StandardCharsets.UTF_8);
    }
}
