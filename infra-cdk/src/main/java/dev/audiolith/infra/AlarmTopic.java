package dev.audiolith.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/// Where alarms are told, encrypted and by TLS only.
///
/// The key is our own, at a dollar a month: CloudWatch may not use the one that AWS manages for SNS. And CloudWatch is let in by
/// name: a topic with a policy of its own no longer lets in whoever belongs to the account.
final class AlarmTopic extends Construct {
    private static final ServicePrincipal CLOUDWATCH = new ServicePrincipal("cloudwatch.amazonaws.com");

    private final Topic topic;

    AlarmTopic(Construct scope, Stage stage) {
        super(scope, "told");
        var key = Key.Builder.create(this, "Key")
                .description("Audiolith (%s): what alarms say".formatted(stage.name()))
                .enableKeyRotation(true)
                // It protects nothing that outlives a delivery.
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        key.addToResourcePolicy(ofThisAccount("kms:Decrypt", "kms:GenerateDataKey*").resources(List.of("*")).build());
        this.topic = Topic.Builder.create(this, "Topic")
                .displayName("Audiolith " + stage.name())
                .masterKey(key)
                .enforceSsl(true)
                .build();
        topic.addToResourcePolicy(
                ofThisAccount("sns:Publish").resources(List.of(topic.getTopicArn())).build());
        stage.alarmEmail().ifPresent(address -> topic.addSubscription(new EmailSubscription(address)));
    }

    String arn() {
        return topic.getTopicArn();
    }

    /// When it begins and when it is over.
    void tell(Alarm alarm) {
        alarm.addAlarmAction(new SnsAction(topic));
        alarm.addOkAction(new SnsAction(topic));
    }

    /// When there is nothing to judge by any more, where there always should be.
    void tellOfSilence(Alarm alarm) {
        alarm.addInsufficientDataAction(new SnsAction(topic));
    }

    private PolicyStatement.Builder ofThisAccount(String... actions) {
        return PolicyStatement.Builder.create()
                .principals(List.of(CLOUDWATCH))
                .actions(List.of(actions))
                .conditions(Map.of(
                        "StringEquals", Map.of("aws:SourceAccount", Stack.of(this).getAccount())));
    }
}
