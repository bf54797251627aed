package dev.audiolith.local;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2CustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.audiolith.archiver.ArchiveHandler;
import dev.audiolith.archiver.ArchiveNowHandler;
import dev.audiolith.archiver.PlannerHandler;
import dev.audiolith.archiver.TracksHandler;
import dev.audiolith.authorizer.AuthorizerHandler;
import dev.audiolith.cleanup.CleanupHandler;
import dev.audiolith.ffmpeg.FfmpegBinary;
import dev.audiolith.ipfsretry.AdminHandler;
import dev.audiolith.ipfsretry.IpfsRetryHandler;
import dev.audiolith.ipfsretry.OrphanSweepHandler;
import dev.audiolith.ipfsretry.SweepHandler;
import dev.audiolith.local.LocalSettings.StandIn;
import dev.audiolith.local.embedded.EmbeddedAws;
import dev.audiolith.local.gateway.ApiGateway;
import dev.audiolith.local.gateway.ControlDesk;
import dev.audiolith.local.gateway.Door;
import dev.audiolith.local.gateway.Front;
import dev.audiolith.local.gateway.Gatekeeper;
import dev.audiolith.local.gateway.GatewayLimits;
import dev.audiolith.local.gateway.Invoker;
import dev.audiolith.local.http.Loopback;
import dev.audiolith.local.identity.AdminKey;
import dev.audiolith.local.identity.IssuerDesk;
import dev.audiolith.local.identity.SigningKey;
import dev.audiolith.local.identity.Tokens;
import dev.audiolith.local.ipfs.IpfsGateway;
import dev.audiolith.local.ipfs.IpfsNode;
import dev.audiolith.local.ipfs.KuboRpc;
import dev.audiolith.local.recogniser.BuiltInRecogniser;
import dev.audiolith.local.recogniser.RecogniserProcess;
import dev.audiolith.local.voice.BuiltInVoice;
import dev.audiolith.settings.Env;
import dev.audiolith.transcribe.TranscribeHandler;
import dev.audiolith.transcribe.TranscriptionsHandler;
import dev.audiolith.transcribe.UploadHandler;
import dev.audiolith.vocalize.SpeakHandler;
import dev.audiolith.vocalize.VocalizeHandler;
import dev.audiolith.webhook.AnnounceHandler;
import dev.audiolith.webhook.WebhookHandler;
import java.io.IOException;
import java.net.BindException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;

/// Builds one local run: the embedded servers and the stand-ins side by side, then the doors over them, then the ways to the doors.
final class LocalWiring {
    private final Home home;
    private final LocalSettings settings;
    private final Consumer<String> complaints;
    private final InstantSource clock = InstantSource.system();
    private final Belongings belongings;

    LocalWiring(Home home, LocalSettings settings, Consumer<String> complaints) {
        this.home = home;
        this.settings = settings;
        this.complaints = complaints;
        this.belongings = new Belongings(complaints);
    }

    /// @param port [Loopback#ANY_PORT] for any that is free
    LocalRun start(int port) throws IOException {
        var isStarted = false;
        try {
            belongings.keep(home.lock());
            var front = belongings.keep(bind(port));
            var run = run(front);
            isStarted = true;
            return run;
        } finally {
            if (!isStarted) {
                belongings.close();
            }
        }
    }

    Tokens tokens() throws IOException {
        return tokens(SigningKey.in(home.folder()));
    }

    private Tokens tokens(SigningKey key) {
        return new Tokens(key, settings.issuer(), settings.audience(), clock);
    }

    /// The servers take longest: everything else is made while they start.
    private LocalRun run(Loopback front) throws IOException {
        var servers = Side.start(this::aws);
        var node = IpfsNode.in(home.folder().resolve("ipfs"));
        var rpc = belongings.keep(Loopback.start(Loopback.ANY_PORT, new KuboRpc(node)));
        var voiceKey = AdminKey.generate();
        var ffmpeg = FfmpegBinary.locate(settings.env(), home.folder().resolve("bin"));
        var voice = belongings.keep(Loopback.start(Loopback.ANY_PORT, new BuiltInVoice(voiceKey, ffmpeg)));
        var recogniserKey = AdminKey.generate();
        var sphinx = belongings.keep(new RecogniserProcess(home.folder().resolve("recogniser.log")));
        var recogniser = belongings.keep(Loopback.start(Loopback.ANY_PORT, new BuiltInRecogniser(recogniserKey, ffmpeg, sphinx)));
        var key = SigningKey.in(home.folder());
        var issuer = belongings.keep(Loopback.start(Loopback.ANY_PORT, new IssuerDesk(settings.issuer(), key)));

        var adminKey = AdminKey.of(settings.env(), home.folder());
        var aws = servers.result();
        var cloud = new Cloud(aws.dynamodb(), aws.sqs(), aws.s3());
        var parts = new LocalSettings.Parts(cloud, new StandIn(voice.uri(), voiceKey), new StandIn(recogniser.uri(), recogniserKey),
                rpc.uri(), front.uri(), issuer.uri(), adminKey, ffmpeg);
        var doors = doors(settings.doors(parts));
        var sources = new Carriers.Sources(cloud, aws.puts(), home.folder().resolve("streams"));
        belongings.keep(Carriers.start(settings.doors(parts), sources, doors, clock, complaints));
        var control = new ControlDesk(
                home.folder().toString(), AdminKey.control(home.folder()), doors.all(), new Invoker(clock));
        var api = new ApiGateway(doors.routes(), new Gatekeeper(tokens(key), doors.authorizer(), clock, complaints), GatewayLimits.AWS,
                clock, complaints);
        front.serve(new Front(Page.of(front.port()), new IpfsGateway(node), control, api));
        home.announce(front.uri());
        belongings.keep(home::withdraw);
        return new LocalRun(parts, belongings);
    }

    private EmbeddedAws aws() throws IOException {
        return belongings.keep(EmbeddedAws.start(home.folder(), Cloud.ACCESS_KEY, Cloud.SECRET_KEY));
    }

    private static Doors doors(Env env) throws IOException {
        var vocalize = Side.start(() -> new VocalizeHandler(env));
        var speak = Side.start(() -> new SpeakHandler(env));
        var ipfsRetry = Side.start(() -> new IpfsRetryHandler(env));
        var sweep = Side.start(() -> new SweepHandler(env));
        var admin = Side.start(() -> new AdminHandler(env));
        var orphans = Side.start(() -> new OrphanSweepHandler(env));
        var cleanup = Side.start(() -> new CleanupHandler(env));
        var announce = Side.start(() -> new AnnounceHandler(env));
        var webhook = Side.start(() -> new WebhookHandler(env));
        var transcriptions = Side.start(() -> new TranscriptionsHandler(env));
        var transcribe = Side.start(() -> new TranscribeHandler(env));
        var uploads = Side.start(() -> new UploadHandler(env));
        var authorizer = Side.start(() -> new AuthorizerHandler(env));
        var tracks = Side.start(() -> new TracksHandler(env));
        var archiveNow = Side.start(() -> new ArchiveNowHandler(env));
        var planner = Side.start(() -> new PlannerHandler(env));
        var archive = Side.start(() -> new ArchiveHandler(env));
        return new Doors(
                new Door<>("vocalize", APIGatewayV2HTTPEvent.class, Duration.ofSeconds(30), vocalize.result()),
                new Door<>("speak", SQSEvent.class, Duration.ofMinutes(15), speak.result()),
                new Door<>("ipfs-retry", SQSEvent.class, Duration.ofMinutes(5), ipfsRetry.result()),
                new Door<>("ipfs-retry-sweep", ScheduledEvent.class, Duration.ofSeconds(60), sweep.result()),
                new Door<>("ipfs-retry-admin", APIGatewayV2HTTPEvent.class, Duration.ofSeconds(30), admin.result()),
                new Door<>("orphan-sweep", ScheduledEvent.class, Duration.ofMinutes(15), orphans.result()),
                new Door<>("cleanup", DynamodbEvent.class, Duration.ofSeconds(60), cleanup.result()),
                new Door<>("announce", DynamodbEvent.class, Duration.ofSeconds(60), announce.result()),
                new Door<>("webhook", SQSEvent.class, Duration.ofMinutes(1), webhook.result()),
                new Door<>("transcriptions", APIGatewayV2HTTPEvent.class, Duration.ofSeconds(30), transcriptions.result()),
                new Door<>("transcribe", APIGatewayV2HTTPEvent.class, Duration.ofSeconds(30), transcribe.result()),
                new Door<>("transcribe-upload", SQSEvent.class, Duration.ofMinutes(15), uploads.result()),
                new Door<>("authorizer", APIGatewayV2CustomAuthorizerEvent.class, Duration.ofSeconds(10), authorizer.result()),
                new Doors.Archive(
                        new Door<>("tracks", APIGatewayV2HTTPEvent.class, Duration.ofSeconds(30), tracks.result()),
                        new Door<>("archive-now", APIGatewayV2HTTPEvent.class, Duration.ofSeconds(30), archiveNow.result()),
                        new Door<>("archive-planner", ScheduledEvent.class, Duration.ofMinutes(15), planner.result()),
                        new Door<>("archive", SQSEvent.class, Duration.ofMinutes(10), archive.result())));
    }

    private static Loopback bind(int port) throws IOException {
        try {
            return Loopback.bind(port);
        } catch (BindException e) {
            throw new CannotStart("AUDIOLITH_PORT: port " + port + " is in use", e);
        }
    }
}
