package dev.audiolith.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ArchivePermissionsTest {
    /// One step of a track is one transaction.
    private static final List<String> CHANGING = List.of(
            "dynamodb:GetItem tracks", "dynamodb:PutItem tracks", "dynamodb:GetItem archivejobs", "dynamodb:PutItem archivejobs",
            "dynamodb:PutItem notices", "dynamodb:UpdateItem trackcounts", "sqs:SendMessage archivequeue",
            "secretsmanager:GetSecretValue arn:AWS::Partition:secretsmanager:AWS::Region:AWS::AccountId:secret:"
                    + "audiolith/dev/upstreams-??????");
    private static final List<String> FORGETTING = List.of("dynamodb:Query archivejobs", "dynamodb:DeleteItem archivejobs",
            "dynamodb:DeleteItem notices");
    private static final List<String> COUNTING = List.of("dynamodb:BatchGetItem trackcounts");
    private static final List<String> STORING = files("s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload");
    private static final List<String> BEING_POLITE = List.of("dynamodb:GetItem claims", "dynamodb:UpdateItem claims");

    private final StackTemplate service = Synth.stage("dev").service();

    @Test
    void tracks_may_do_this_and_no_more() {
        assertMay("tracks", List.of(CHANGING, FORGETTING, COUNTING, files("s3:GetObject", "s3:DeleteObject"), List.of(
                "dynamodb:BatchGetItem tracks",
                "dynamodb:Query tracks/index/owner",
                "dynamodb:Query tracks/index/open",
                "dynamodb:Query tracks/index/open-by-owner",
                "dynamodb:Query notices",
                "s3:DeleteObject audioBucket/track-uploads/*",
                "s3:ListBucket audioBucket")));
    }

    @Test
    void archiving_while_somebody_waits_may_do_this_and_no_more() {
        assertMay("archive-now", List.of(CHANGING, FORGETTING, STORING, BEING_POLITE, List.of(
                "dynamodb:BatchGetItem tracks",
                "dynamodb:Query tracks/index/due",
                "dynamodb:Query tracks/index/open",
                "s3:GetObject audioBucket/track-uploads/*",
                "s3:PutObject audioBucket/track-uploads/*",
                "s3:DeleteObject audioBucket/track-uploads/*",
                "s3:ListBucket audioBucket")));
    }

    @Test
    void archiving_may_do_this_and_no_more() {
        assertMay("archive", List.of(CHANGING, FORGETTING, STORING, BEING_POLITE, List.of(
                "s3:ListBucket audioBucket",
                "sqs:ReceiveMessage archivequeue",
                "sqs:DeleteMessage archivequeue",
                "sqs:ChangeMessageVisibility archivequeue",
                "sqs:GetQueueAttributes archivequeue",
                "sqs:GetQueueUrl archivequeue")));
    }

    @Test
    void planning_may_do_this_and_no_more() {
        assertMay("archive-planner", List.of(CHANGING, COUNTING, List.of(
                "dynamodb:BatchGetItem tracks",
                "dynamodb:Query tracks/index/due",
                "dynamodb:Query tracks/index/open",
                "sqs:SendMessage archiveplannerdead",
                "sqs:GetQueueAttributes archiveplannerdead",
                "sqs:GetQueueUrl archiveplannerdead")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"archive", "archive-now"})
    void of_the_claims_only_those_on_hosts_are_seen(String door) {
        var policy = service.resource("AWS::IAM::Policy", door.replace("-", "") + "RoleDefaultPolicy").properties();
        assertThat(policy.toString()).contains("\"ForAllValues:StringLike\":{\"dynamodb:LeadingKeys\":[\"host#*\"]}");
    }

    private void assertMay(String door, List<List<String>> actions) {
        var own = door.replace("-", "") + "Logs";
        var all = Stream.concat(Stream.of("logs:CreateLogStream " + own, "logs:PutLogEvents " + own),
                actions.stream().flatMap(List::stream));
        assertThat(TemplatePermissions.of(service, door)).containsExactlyInAnyOrderElementsOf(all.toList());
    }

    private static List<String> files(String... actions) {
        return Stream.of("tracks-audio", "tracks-covers", "tracks-videos")
                .flatMap(prefix -> Stream.of(actions).map(action -> action + " audioBucket/" + prefix + "/*")).toList();
    }
}
