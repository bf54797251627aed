package dev.audiolith.aws;

import dev.audiolith.track.Job;
import dev.audiolith.track.TrackId;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A job as an item of the table `archive-jobs`, and back.
final class JobItems {
    static final String TRACK = "trackId";
    static final String NUMBER = "number";
    private static final String STATE = "state";
    private static final String ATTEMPTS = "attempts";
    private static final String CREATED_AT = "createdAt";
    private static final String STARTED_AT = "startedAt";
    private static final String ENDED_AT = "endedAt";
    private static final String ERROR = "error";

    static Map<String, AttributeValue> toItem(Job job) {
        var item = new ItemWriter().text(TRACK, job.track().text()).number(NUMBER, job.number()).text(STATE, job.state().name())
                .number(ATTEMPTS, job.attempts()).millis(CREATED_AT, job.createdAt()).millis(STARTED_AT, job.startedAt())
                .millis(ENDED_AT, job.endedAt()).text(ERROR, job.error());
        PartItems.write(job.sources(), item);
        PartItems.write(job.parts(), item);
        return item.item();
    }

    static Job fromItem(Map<String, AttributeValue> attributes) {
        var item = new ItemReader(attributes);
        return new Job(new TrackId(item.text(TRACK)), item.number(NUMBER), Job.State.valueOf(item.text(STATE)), item.whole(ATTEMPTS),
                PartItems.sources(item), PartItems.parts(item), item.millis(CREATED_AT), item.findMillis(STARTED_AT),
                item.findMillis(ENDED_AT), item.findText(ERROR));
    }

    static Map<String, AttributeValue> key(TrackId track, long number) {
        return new ItemWriter().text(TRACK, track.text()).number(NUMBER, number).item();
    }

    private JobItems() {}
}
