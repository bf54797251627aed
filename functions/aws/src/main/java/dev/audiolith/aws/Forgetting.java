package dev.audiolith.aws;

import dev.audiolith.track.Job;
import dev.audiolith.track.Notice;
import dev.audiolith.track.Track;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Removes what is told of the runs of a deleted track. The job of a run says where its notice is, so it goes last: whoever dies between the
/// two leaves nothing that the next one does not find.
record Forgetting(DynamoDbClient dynamo, TrackTables tables) {

    /// Nobody writes a job of these runs any more.
    void runsOf(Track deleted) {
        var jobs = StorageCall.to("list jobs", () -> dynamo.queryPaginator(query -> query.tableName(tables.jobs())
                .keyConditionExpression("#track = :track AND #number <= :last")
                .expressionAttributeNames(Map.of("#track", JobItems.TRACK, "#number", JobItems.NUMBER))
                .expressionAttributeValues(Map.of(":track", AttributeValue.fromS(deleted.id().text()), ":last",
                        AttributeValue.fromN(Long.toString(deleted.run().number()))))
                .consistentRead(true)).items().stream().map(JobItems::fromItem).toList());
        jobs.forEach(job -> forget(deleted.owner(), job));
    }

    private void forget(String owner, Job job) {
        Notice.id(job).ifPresent(id -> delete("forget a notice", tables.notices(), NoticeItems.key(owner, id)));
        delete("forget a job", tables.jobs(), JobItems.key(job.track(), job.number()));
    }

    private void delete(String purpose, String table, Map<String, AttributeValue> key) {
        StorageCall.to(purpose, () -> dynamo.deleteItem(delete -> delete.tableName(table).key(key)));
    }
}
