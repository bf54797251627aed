package dev.audiolith.aws;

import dev.audiolith.sound.Announcement;
import dev.audiolith.sound.Announcements;
import java.time.Duration;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The queue of announcements in SQS. A repeated send makes a second copy; receivers know it by the event's id.
public final class SqsAnnouncements implements Announcements {
    private final DelayedSend queue;

    public SqsAnnouncements(SqsClient sqs, String url) {
        this.queue = new DelayedSend(sqs, url, "send an announcement");
    }

    @Override
    public void send(Announcement announcement, int retry, Duration delay) {
        queue.send(AnnouncementMessages.encode(announcement, retry), delay);
    }
}
