package dev.audiolith.infra;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.secretsmanager.ISecret;

/// What the doors are wired to, and the permissions that several of them share.
record Parts(Stage stage, StorageStack storage, Queues queues, ISecret upstreams, Artifacts artifacts) {
    /// How cdk-nag spells the bucket's ARN. Should CDK rename the export, the failing FindingsTest prints the new one.
    private static final String AUDIO_EXPORT = ":ExportsOutputFnGetAttaudioBucket33D52CCBArnA8B38A4A";

    private static final String DEBUG_EXPORT = ":ExportsOutputFnGetAttdebugBucket2E6BA00BArnFEAA8989";

    /// What every door is told: where the sounds are, and under which name its metrics go.
    SortedMap<String, String> whereSoundsAre() {
        var environment = new TreeMap<String, String>();
        environment.put("SOUNDS_TABLE", storage.sounds().getTableName());
        environment.put("AUDIO_BUCKET", storage.audio().name());
        environment.put("METRICS_NAMESPACE", stage.metrics());
        return environment;
    }

    /// What a door needs that may pin: where the sounds are, where retries go, the keys, the stage's tuning.
    SortedMap<String, String> forPinning() {
        var environment = whereSoundsAre();
        environment.put("CLAIMS_TABLE", storage.claims().getTableName());
        environment.put("RETRY_QUEUE_URL", queues.retries().url());
        environment.put("SPEAK_QUEUE_URL", queues.orders().url());
        environment.put("SECRETS_ID", upstreams.getSecretName());
        environment.putAll(stage.settings().values());
        return environment;
    }

    /// Secrets Manager ends every ARN in six random characters, unknown before the secret exists: hence the `?`s.
    void letReadSecret(Door door) {
        // Not grantRead: it adds DescribeSecret, which nobody calls.
        door.may(upstreams.getSecretArn() + "-??????", "secretsmanager:GetSecretValue");
    }

    /// One row of the claims' table says which providers failed of late; no other row is to be seen from here.
    void letTellWhoIsWell(Door door) {
        door.may(PolicyStatement.Builder.create()
                .actions(List.of("dynamodb:GetItem", "dynamodb:UpdateItem"))
                .resources(List.of(storage.claims().getTableArn()))
                .conditions(Map.of(
                        "ForAllValues:StringEquals", Map.of("dynamodb:LeadingKeys", List.of("health"))))
                .build());
    }

    /// What both doors that transcribe do, wherever the recording lies.
    void letTranscribe(Door door) {
        door.may(storage.transcriptions().getTableArn(), "dynamodb:GetItem", "dynamodb:PutItem");
        letUse(door, AudioBucket.TRANSCRIPTS, "s3:PutObject", "s3:GetObject");
        letKeepEvidence(door);
        letTellGoneFromForbidden(door);
        letReadSecret(door);
        door.may(storage.uploads().arn(), "sqs:SendMessage");
    }

    private void letKeepEvidence(Door door) {
        letUseEvidence(door, "s3:PutObject", "s3:PutObjectTagging", "s3:GetObject");
    }

    void letLinkToEvidence(Door door) {
        letUseEvidence(door, "s3:GetObject");
    }

    private void letUseEvidence(Door door, String... actions) {
        door.may(storage.debug().objects(), actions);
        Ack.on(door, "keys are made at run time; the bucket holds nothing else",
                "AwsSolutions-IAM5[Resource::" + stage.stack("storage") + DEBUG_EXPORT + "/*]");
    }

    void letUseSounds(Door door, String... actions) {
        door.may(storage.audio().soundsArn(), actions);
        Ack.on(
                door,
                "keys are made at run time; the prefix holds nothing but sounds",
                "AwsSolutions-IAM5[Resource::" + stage.stack("storage") + AUDIO_EXPORT + "/sounds/*]");
    }

    void letUseOrders(Door door, String... actions) {
        door.may(storage.audio().ordersArn(), actions);
        Ack.on(
                door,
                "keys are made at run time; the prefix holds nothing but orders",
                "AwsSolutions-IAM5[Resource::" + stage.stack("storage") + AUDIO_EXPORT + "/orders/*]");
    }

    void letUse(Door door, String prefix, String... actions) {
        door.may(storage.audio().objects(prefix), actions);
        Ack.on(
                door,
                "keys are made at run time; the prefix holds nothing else",
                "AwsSolutions-IAM5[Resource::" + stage.stack("storage") + AUDIO_EXPORT + "/" + prefix + "*]");
    }

    /// Without it S3 answers 403 for a key that is gone, and a deleted sound would look like a broken deployment.
    /// `IfExists`, because reading an object carries no prefix to compare.
    void letTellGoneFromForbidden(Door door) {
        door.may(PolicyStatement.Builder.create()
                .actions(List.of("s3:ListBucket"))
                .resources(List.of(storage.audio().arn()))
                .conditions(Map.of(
                        "StringLikeIfExists",
                        Map.of("s3:prefix", List.of(AudioBucket.SOUNDS + "*", AudioBucket.ORDERS + "*", UploadQueue.UPLOADS + "*",
                                AudioBucket.RECORDINGS + "*", AudioBucket.TRANSCRIPTS + "*"))))
                .build());
    }
}
