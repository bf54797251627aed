package dev.audiolith.infra;

import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.constructs.Construct;

/// What runs: the HTTP API, the doors, and the queues between them. Everything here can be deleted and made again; what
/// waits in the queues is found again through the pending index.
public final class ServiceStack extends Stack {
    ServiceStack(Construct scope, Stage stage, StorageStack storage, Artifacts artifacts, StackProps props) {
        super(scope, stage.stack("service"), props);
        var retries = new RetryQueue(this);
        var upstreams = Secret.fromSecretNameV2(this, "upstreams", stage.secretName());
        var parts = new Parts(stage, storage, retries, upstreams, artifacts);

        var http = new HttpFront(this, stage, new Vocalize(this, parts).live());
        new IpfsRetry(this, parts);
        var sweep = new IpfsRetrySweep(this, parts);
        var cleanup = new Cleanup(this, parts);

        output("ApiUrl", http.url());
        output("RetryQueueUrl", retries.url());
        output("RetryDeadUrl", retries.dead().getQueueUrl());
        output("SweepDeadUrl", sweep.dead().getQueueUrl());
        output("CleanupDeadUrl", cleanup.dead().getQueueUrl());
    }

    private void output(String id, String value) {
        CfnOutput.Builder.create(this, id).value(value).build();
    }
}
