package dev.audiolith.local;

import java.net.URI;

/// The embedded servers that stand for AWS, with the tables, the bucket and the queues in them.
public record Cloud(URI dynamodb, URI sqs, URI s3) {
    static final String REGION = "us-east-1";
    static final String ACCOUNT = "000000000000";
    public static final String ACCESS_KEY = "LOCALKEY";
    public static final String SECRET_KEY = "localsecret";
    static final String AUDIO_BUCKET = "audio";
    static final String DEBUG_BUCKET = "debug";
    static final String RETRY_QUEUE = "ipfs-retry";
    static final String SPEAK_QUEUE = "speak";
    static final String WEBHOOK_QUEUE = "webhook";
    static final String TRANSCRIBE_QUEUE = "transcribe";
    static final String ARCHIVE_QUEUE = "archive";

    public String retryQueueUrl() {
        return queueUrl(RETRY_QUEUE);
    }

    String deadUrl(String name) {
        return queueUrl(name + "-dead");
    }

    String queueUrl(String name) {
        return sqs + "/" + ACCOUNT + "/" + name;
    }
}
