package dev.audiolith.infra;

import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.LayerVersion;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.constructs.Construct;

/// What runs: the HTTP API, the doors, and the queues between them. Everything here can be deleted and made again; what
/// waits in the queues is found again through the pending index.
public final class ServiceStack extends Stack {
    private final Queues queues;
    private final HttpFront http;
    private final StorageStack storage;

    ServiceStack(Construct scope, Stage stage, StorageStack storage, Artifacts artifacts, StackProps props) {
        super(scope, stage.stack("service"), props);
        this.storage = storage;
        this.queues = Queues.in(this);
        var upstreams = Secret.fromSecretNameV2(this, "upstreams", stage.secretName());
        var parts = new Parts(stage, storage, queues, upstreams, artifacts);

        var ffmpeg = LayerVersion.Builder.create(this, "ffmpeg")
                .code(artifacts.ffmpeg())
                .compatibleArchitectures(List.of(Architecture.ARM_64))
                .description("bin/ffmpeg, see layers/ffmpeg/README.md")
                .build();
        this.http = new HttpFront(
                this,
                stage,
                new HttpFront.Behind(
                        new Vocalize(this, parts).live(),
                        new IpfsRetryAdmin(this, parts).live(),
                        new Transcriptions(this, parts).live(),
                        new Transcribe(this, parts, ffmpeg).live(),
                        new Tracks(this, parts).live(),
                        new ArchiveNow(this, parts, ffmpeg).live(),
                        new Authorizer(this, parts).live()));
        new TranscribeUpload(this, parts, ffmpeg);
        new Speak(this, parts);
        new IpfsRetry(this, parts);
        var sweep = new IpfsRetrySweep(this, parts);
        var orphans = new OrphanSweep(this, parts);
        var cleanup = new Cleanup(this, parts);
        var announce = new Announce(this, parts);
        new Archive(this, parts, ffmpeg);
        var planner = new ArchivePlanner(this, parts);
        new Webhook(this, parts, http.url());

        output("ApiUrl", http.url());
        output("RetryQueueUrl", queues.retries().url());
        output("RetryDeadUrl", queues.retries().dead().getQueueUrl());
        output("SpeakQueueUrl", queues.orders().url());
        output("SpeakDeadUrl", queues.orders().dead().getQueueUrl());
        output("WebhookQueueUrl", queues.calls().url());
        output("WebhookDeadUrl", queues.calls().dead().getQueueUrl());
        output("ArchiveQueueUrl", queues.tracks().url());
        output("ArchiveDeadUrl", queues.tracks().dead().getQueueUrl());
        output("ArchivePlannerDeadUrl", planner.dead().getQueueUrl());
        output("SweepDeadUrl", sweep.dead().getQueueUrl());
        output("OrphanSweepDeadUrl", orphans.dead().getQueueUrl());
        output("AnnounceDeadUrl", announce.dead().getQueueUrl());
        output("CleanupDeadUrl", cleanup.dead().getQueueUrl());
    }

    WorkQueue retries() {
        return queues.retries();
    }

    WorkQueue tracks() {
        return queues.tracks();
    }

    HttpFront http() {
        return http;
    }

    /// All that there are, so that nobody can add one that is not watched.
    List<Door> doors() {
        return all(Door.class);
    }

    Door door(String name) {
        return doors().stream().filter(door -> door.name().equals(name)).findFirst().orElseThrow();
    }

    /// All that there are, see [#doors].
    List<DeadLetters> deadLetters() {
        return Stream.concat(all(DeadLetters.class).stream(), Stream.of(storage.uploads().dead())).toList();
    }

    private <T> List<T> all(Class<T> type) {
        return getNode().findAll().stream().filter(type::isInstance).map(type::cast).toList();
    }

    private void output(String id, String value) {
        CfnOutput.Builder.create(this, id).value(value).build();
    }
}
