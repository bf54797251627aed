package dev.audiolith.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.audiolith.template.TemplatePermissions.Permission;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PermissionsTest {
    private static final String SECRET = "arn:AWS::Partition:secretsmanager:AWS::Region:AWS::AccountId:secret:"
            + "audiolith/dev/upstreams-??????";

    /// Each wildcard that is left, and why it cannot be narrower.
    private static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("audioBucket/orders/*", "keys are made at run time; the prefix holds nothing but orders"),
            Map.entry("audioBucket/sounds/*", "keys are made at run time; the prefix holds nothing but sounds"),
            Map.entry("audioBucket/captions/*", "keys are made at run time; the prefix holds nothing else"),
            Map.entry("audioBucket/uploads/*", "keys are made at run time; the prefix holds nothing else"),
            Map.entry("audioBucket/recordings/*", "keys are made at run time; the prefix holds nothing else"),
            Map.entry("audioBucket/transcripts/*", "keys are made at run time; the prefix holds nothing else"),
            Map.entry("audioBucket/tracks-audio/*", "keys are made at run time; the prefix holds nothing else"),
            Map.entry("audioBucket/tracks-covers/*", "keys are made at run time; the prefix holds nothing else"),
            Map.entry("audioBucket/tracks-videos/*", "keys are made at run time; the prefix holds nothing else"),
            Map.entry("audioBucket/track-uploads/*", "keys are made at run time; the prefix holds nothing else"),
            Map.entry("debugBucket/*", "keys are made at run time; the bucket holds nothing else"),
            Map.entry(SECRET, "Secrets Manager ends every ARN in six random characters"));

    private final StackTemplate service = Synth.stage("dev").service();

    @Test
    void authorizer_may_do_this_and_no_more() {
        assertThat(TemplatePermissions.of(service, "authorizer"))
                .containsExactlyInAnyOrder(
                        "logs:CreateLogStream authorizerLogs",
                        "logs:PutLogEvents authorizerLogs",
                        "secretsmanager:GetSecretValue " + SECRET);
    }

    @Test
    void vocalize_may_do_this_and_no_more() {
        assertThat(TemplatePermissions.of(service, "vocalize"))
                .containsExactlyInAnyOrder(
                        "logs:CreateLogStream vocalizeLogs",
                        "logs:PutLogEvents vocalizeLogs",
                        "dynamodb:GetItem sounds",
                        "dynamodb:PutItem sounds",
                        "dynamodb:UpdateItem sounds",
                        "dynamodb:DeleteItem sounds",
                        "dynamodb:ConditionCheckItem sounds",
                        "dynamodb:GetItem claims",
                        "dynamodb:PutItem claims",
                        "dynamodb:UpdateItem claims",
                        "dynamodb:DeleteItem claims",
                        "dynamodb:ConditionCheckItem claims",
                        "s3:PutObject audioBucket/sounds/*",
                        "s3:GetObject audioBucket/sounds/*",
                        "s3:DeleteObject audioBucket/sounds/*",
                        "s3:AbortMultipartUpload audioBucket/sounds/*",
                        "s3:PutObject audioBucket/captions/*",
                        "s3:GetObject audioBucket/captions/*",
                        "s3:ListBucket audioBucket",
                        "s3:PutObject audioBucket/orders/*",
                        "secretsmanager:GetSecretValue " + SECRET,
                        "sqs:SendMessage retryqueue",
                        "sqs:SendMessage speakqueue",
                        "sqs:SendMessage webhookqueue");
    }

    @Test
    void speak_may_do_this_and_no_more() {
        assertThat(TemplatePermissions.of(service, "speak"))
                .containsExactlyInAnyOrder(
                        "logs:CreateLogStream speakLogs",
                        "logs:PutLogEvents speakLogs",
                        "dynamodb:GetItem sounds",
                        "dynamodb:PutItem sounds",
                        "dynamodb:GetItem claims",
                        "dynamodb:UpdateItem claims",
                        "s3:PutObject audioBucket/sounds/*",
                        "s3:GetObject audioBucket/sounds/*",
                        "s3:DeleteObject audioBucket/sounds/*",
                        "s3:AbortMultipartUpload audioBucket/sounds/*",
                        "s3:PutObject audioBucket/captions/*",
                        "s3:GetObject audioBucket/orders/*",
                        "s3:DeleteObject audioBucket/orders/*",
                        "s3:ListBucket audioBucket",
                        "secretsmanager:GetSecretValue " + SECRET,
                        "sqs:SendMessage retryqueue",
                        "sqs:SendMessage speakqueue",
                        "sqs:ReceiveMessage speakqueue",
                        "sqs:DeleteMessage speakqueue",
                        "sqs:ChangeMessageVisibility speakqueue",
                        "sqs:GetQueueAttributes speakqueue",
                        "sqs:GetQueueUrl speakqueue");
    }

    @Test
    void ipfs_retry_may_do_this_and_no_more() {
        assertThat(TemplatePermissions.of(service, "ipfs-retry"))
                .containsExactlyInAnyOrder(
                        "logs:CreateLogStream ipfsretryLogs",
                        "logs:PutLogEvents ipfsretryLogs",
                        "dynamodb:GetItem sounds",
                        "dynamodb:PutItem sounds",
                        "dynamodb:GetItem claims",
                        "dynamodb:UpdateItem claims",
                        "s3:GetObject audioBucket/sounds/*",
                        "s3:DeleteObject audioBucket/sounds/*",
                        "s3:ListBucket audioBucket",
                        "secretsmanager:GetSecretValue " + SECRET,
                        "sqs:SendMessage retryqueue",
                        "sqs:ReceiveMessage retryqueue",
                        "sqs:DeleteMessage retryqueue",
                        "sqs:ChangeMessageVisibility retryqueue",
                        "sqs:GetQueueAttributes retryqueue",
                        "sqs:GetQueueUrl retryqueue");
    }

    @Test
    void the_sweep_may_do_this_and_no_more() {
        assertThat(TemplatePermissions.of(service, "ipfs-retry-sweep"))
                .containsExactlyInAnyOrder(
                        "logs:CreateLogStream ipfsretrysweepLogs",
                        "logs:PutLogEvents ipfsretrysweepLogs",
                        "dynamodb:GetItem sounds",
                        "dynamodb:PutItem sounds",
                        "dynamodb:Query sounds/index/pending",
                        "secretsmanager:GetSecretValue " + SECRET,
                        "sqs:SendMessage retryqueue",
                        "sqs:SendMessage speakqueue",
                        "sqs:SendMessage ipfsretrysweepdead",
                        "sqs:GetQueueAttributes ipfsretrysweepdead",
                        "sqs:GetQueueUrl ipfsretrysweepdead");
    }

    @Test
    void an_operator_may_do_this_and_no_more() {
        assertThat(TemplatePermissions.of(service, "ipfs-retry-admin"))
                .containsExactlyInAnyOrder(
                        "logs:CreateLogStream ipfsretryadminLogs",
                        "logs:PutLogEvents ipfsretryadminLogs",
                        "dynamodb:GetItem sounds",
                        "dynamodb:PutItem sounds",
                        "dynamodb:Query sounds/index/pending",
                        "dynamodb:GetItem claims",
                        "dynamodb:UpdateItem claims",
                        "s3:GetObject audioBucket/sounds/*",
                        "s3:ListBucket audioBucket",
                        "secretsmanager:GetSecretValue " + SECRET,
                        "sqs:SendMessage retryqueue",
                        "sqs:ReceiveMessage retrydead",
                        "sqs:DeleteMessage retrydead",
                        "sqs:GetQueueAttributes retrydead",
                        "sqs:SendMessage speakqueue",
                        "sqs:ReceiveMessage speakdead",
                        "sqs:DeleteMessage speakdead",
                        "sqs:GetQueueAttributes speakdead",
                        "sqs:SendMessage webhookqueue",
                        "sqs:ReceiveMessage webhookdead",
                        "sqs:DeleteMessage webhookdead",
                        "sqs:GetQueueAttributes webhookdead",
                        "sqs:SendMessage transcribequeue",
                        "sqs:ReceiveMessage transcribedead",
                        "sqs:DeleteMessage transcribedead",
                        "sqs:GetQueueAttributes transcribedead",
                        "sqs:SendMessage archivequeue",
                        "sqs:ReceiveMessage archivedead",
                        "sqs:DeleteMessage archivedead",
                        "sqs:GetQueueAttributes archivedead");
    }

    @Test
    void transcriptions_may_do_this_and_no_more() {
        assertThat(TemplatePermissions.of(service, "transcriptions"))
                .containsExactlyInAnyOrder(
                        "logs:CreateLogStream transcriptionsLogs",
                        "logs:PutLogEvents transcriptionsLogs",
                        "dynamodb:GetItem transcriptions",
                        "dynamodb:PutItem transcriptions",
                        "dynamodb:Query transcriptions/index/owner",
                        "s3:PutObject audioBucket/uploads/*",
                        "s3:GetObject audioBucket/transcripts/*",
                        "s3:GetObject debugBucket/*",
                        "s3:ListBucket audioBucket",
                        "secretsmanager:GetSecretValue " + SECRET,
                        "sqs:SendMessage transcribequeue");
    }

    @Test
    void transcribe_may_do_this_and_no_more() {
        assertThat(TemplatePermissions.of(service, "transcribe"))
                .containsExactlyInAnyOrder(
                        "logs:CreateLogStream transcribeLogs",
                        "logs:PutLogEvents transcribeLogs",
                        "dynamodb:GetItem transcriptions",
                        "dynamodb:PutItem transcriptions",
                        "s3:PutObject audioBucket/transcripts/*",
                        "s3:GetObject audioBucket/transcripts/*",
                        "s3:PutObject debugBucket/*",
                        "s3:PutObjectTagging debugBucket/*",
                        "s3:GetObject debugBucket/*",
                        "s3:PutObject audioBucket/recordings/*",
                        "s3:GetObject audioBucket/recordings/*",
                        "s3:ListBucket audioBucket",
                        "secretsmanager:GetSecretValue " + SECRET,
                        "sqs:SendMessage transcribequeue");
    }

    @Test
    void uploads_may_do_this_and_no_more() {
        assertThat(TemplatePermissions.of(service, "transcribe-upload"))
                .containsExactlyInAnyOrder(
                        "logs:CreateLogStream transcribeuploadLogs",
                        "logs:PutLogEvents transcribeuploadLogs",
                        "dynamodb:GetItem transcriptions",
                        "dynamodb:PutItem transcriptions",
                        "s3:PutObject audioBucket/transcripts/*",
                        "s3:GetObject audioBucket/transcripts/*",
                        "s3:PutObject debugBucket/*",
                        "s3:PutObjectTagging debugBucket/*",
                        "s3:GetObject debugBucket/*",
                        "s3:GetObject audioBucket/uploads/*",
                        "s3:GetObject audioBucket/recordings/*",
                        "s3:ListBucket audioBucket",
                        "secretsmanager:GetSecretValue " + SECRET,
                        "sqs:SendMessage transcribequeue",
                        "sqs:ReceiveMessage transcribequeue",
                        "sqs:DeleteMessage transcribequeue",
                        "sqs:ChangeMessageVisibility transcribequeue",
                        "sqs:GetQueueAttributes transcribequeue",
                        "sqs:GetQueueUrl transcribequeue");
    }

    @Test
    void the_sweep_of_orphans_may_do_this_and_no_more() {
        assertThat(TemplatePermissions.of(service, "orphan-sweep"))
                .containsExactlyInAnyOrder(
                        "logs:CreateLogStream orphansweepLogs",
                        "logs:PutLogEvents orphansweepLogs",
                        "dynamodb:GetItem sounds",
                        "s3:DeleteObject audioBucket/captions/*",
                        "s3:DeleteObject audioBucket/orders/*",
                        "s3:DeleteObject audioBucket/sounds/*",
                        "s3:GetObject audioBucket/bookmarks/orphan-sweep",
                        "s3:PutObject audioBucket/bookmarks/orphan-sweep",
                        "s3:DeleteObject audioBucket/bookmarks/orphan-sweep",
                        "s3:ListBucket audioBucket",
                        "sqs:SendMessage retryqueue",
                        "sqs:SendMessage orphansweepdead",
                        "sqs:GetQueueAttributes orphansweepdead",
                        "sqs:GetQueueUrl orphansweepdead");
    }

    @Test
    void cleanup_may_do_this_and_no_more() {
        assertThat(TemplatePermissions.of(service, "cleanup"))
                .containsExactlyInAnyOrder(
                        "logs:CreateLogStream cleanupLogs",
                        "logs:PutLogEvents cleanupLogs",
                        "dynamodb:GetItem sounds",
                        "dynamodb:PutItem sounds",
                        "dynamodb:DescribeStream sounds stream",
                        "dynamodb:GetRecords sounds stream",
                        "dynamodb:GetShardIterator sounds stream",
                        "dynamodb:ListStreams sounds stream",
                        "s3:DeleteObject audioBucket/sounds/*",
                        "s3:DeleteObject audioBucket/captions/*",
                        "sqs:SendMessage cleanupdead",
                        "sqs:GetQueueAttributes cleanupdead",
                        "sqs:GetQueueUrl cleanupdead");
    }

    @Test
    void announce_may_do_this_and_no_more() {
        assertThat(TemplatePermissions.of(service, "announce"))
                .containsExactlyInAnyOrder(
                        "logs:CreateLogStream announceLogs",
                        "logs:PutLogEvents announceLogs",
                        "dynamodb:DescribeStream sounds stream",
                        "dynamodb:GetRecords sounds stream",
                        "dynamodb:GetShardIterator sounds stream",
                        "dynamodb:ListStreams sounds stream",
                        "dynamodb:DescribeStream transcriptions stream",
                        "dynamodb:GetRecords transcriptions stream",
                        "dynamodb:GetShardIterator transcriptions stream",
                        "dynamodb:ListStreams transcriptions stream",
                        "dynamodb:DescribeStream tracks stream",
                        "dynamodb:GetRecords tracks stream",
                        "dynamodb:GetShardIterator tracks stream",
                        "dynamodb:ListStreams tracks stream",
                        "sqs:SendMessage webhookqueue",
                        "sqs:SendMessage announcedead",
                        "sqs:GetQueueAttributes announcedead",
                        "sqs:GetQueueUrl announcedead");
    }

    @Test
    void webhook_may_do_this_and_no_more() {
        assertThat(TemplatePermissions.of(service, "webhook"))
                .containsExactlyInAnyOrder(
                        "logs:CreateLogStream webhookLogs",
                        "logs:PutLogEvents webhookLogs",
                        "dynamodb:GetItem sounds",
                        "dynamodb:GetItem transcriptions",
                        "dynamodb:GetItem tracks",
                        "s3:GetObject audioBucket/transcripts/*",
                        "s3:GetObject debugBucket/*",
                        "s3:ListBucket audioBucket",
                        "secretsmanager:GetSecretValue " + SECRET,
                        "sqs:SendMessage webhookqueue",
                        "sqs:SendMessage webhookdead",
                        "sqs:ReceiveMessage webhookqueue",
                        "sqs:DeleteMessage webhookqueue",
                        "sqs:ChangeMessageVisibility webhookqueue",
                        "sqs:GetQueueAttributes webhookqueue",
                        "sqs:GetQueueUrl webhookqueue");
    }

    @Test
    void no_resource_is_wild_without_a_reason_and_no_action_is_at_all() {
        for (var template : List.of(service, Synth.stage("dev").storage())) {
            assertThat(wild(template))
                    .allSatisfy(permission -> assertThat(permission.action()).doesNotContain("*"))
                    .map(Permission::resource)
                    .isSubsetOf(REASONS.keySet());
            assertThat(TemplatePermissions.managed(template)).isEmpty();
        }
    }

    @Test
    void no_reason_outlives_its_wildcard() {
        assertThat(wild(service)).map(Permission::resource).containsAll(REASONS.keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "'Action': 's3:*', 'Resource': 'arn:aws:s3:::bucket'",
            "'Action': ['s3:GetObject', 's3:Put*'], 'Resource': 'arn:aws:s3:::bucket'",
            "'Action': 's3:GetObject', 'Resource': '*'",
            "'Action': 's3:GetObject', 'Resource': {'Fn::Join': ['', [{'Fn::GetAtt': ['Bucket', 'Arn']}, '/*']]}",
            "'Action': 's3:GetObject', 'NotResource': 'arn:aws:s3:::bucket'",
            "'NotAction': 's3:GetObject', 'Resource': 'arn:aws:s3:::bucket'"
    })
    void the_check_catches_an_offender(String statement) throws JsonProcessingException {
        var policy = "{'Statement': [{'Effect': 'Allow', %s}]}".formatted(statement);
        assertThat(wild(template("{'P': {'Type': 'AWS::IAM::Policy', 'Properties': {'PolicyDocument': %s}}}", policy)))
                .isNotEmpty();
        assertThat(wild(template(
                "{'R': {'Type': 'AWS::IAM::Role', 'Properties': {'Policies': [{'PolicyDocument': %s}]}}}",
                policy)))
                .isNotEmpty();
    }

    @Test
    void the_check_catches_a_managed_policy() throws JsonProcessingException {
        var role = template(
                "{'R': {'Type': 'AWS::IAM::Role', 'Properties': {'ManagedPolicyArns': %s}}}",
                "['arn:aws:iam::aws:policy/AdministratorAccess']");
        assertThat(TemplatePermissions.managed(role)).hasSize(1);
    }

    private static List<Permission> wild(StackTemplate template) {
        return TemplatePermissions.of(template).stream().filter(Permission::isWild).toList();
    }

    private static StackTemplate template(String resources, String inner) throws JsonProcessingException {
        var json = "{'Resources': %s}".formatted(resources.formatted(inner)).replace('\'', '"');
        return new StackTemplate(new ObjectMapper().readTree(json));
    }
}
