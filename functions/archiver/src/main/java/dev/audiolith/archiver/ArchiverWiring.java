package dev.audiolith.archiver;

import dev.audiolith.aws.AwsWiring;
import dev.audiolith.aws.TrackTables;
import dev.audiolith.providers.source.SourceWiring;
import dev.audiolith.settings.Env;
import dev.audiolith.track.ArchiveQueue;
import dev.audiolith.track.Custodies;
import dev.audiolith.track.Dispatch;
import dev.audiolith.track.Registry;
import dev.audiolith.track.SourceFetcher;
import dev.audiolith.track.TrackBytes;
import dev.audiolith.track.TrackUploads;
import dev.audiolith.track.Tracks;
import java.time.InstantSource;

/// What all doors of this module are made of.
record ArchiverWiring(Tracks tracks, ArchiveQueue queue, TrackBytes bytes, TrackUploads uploads, SourceFetcher fetcher,
        InstantSource clock) {

    static Env processEnv() {
        return AwsWiring.withSecrets(new Env(System.getenv()));
    }

    static ArchiverWiring from(Env env) {
        var aws = AwsWiring.from(env);
        return new ArchiverWiring(aws.tracks(tables(env)), aws.archiveQueue(env.text("ARCHIVE_QUEUE_URL")),
                aws.trackBytes(env.text("AUDIO_BUCKET")), aws.trackUploads(env.text("AUDIO_BUCKET")), SourceWiring.fetcher(env),
                InstantSource.system());
    }

    private static TrackTables tables(Env env) {
        return new TrackTables(env.text("TRACKS_TABLE"), env.text("ARCHIVE_JOBS_TABLE"), env.text("NOTICES_TABLE"),
                env.text("TRACK_COUNTS_TABLE"));
    }

    Dispatch dispatch() {
        return new Dispatch(tracks, queue);
    }

    Registry registry(Env env) {
        return new Registry(tracks, dispatch(), bytes, uploads, fetcher, custodies(env), clock);
    }

    private static Custodies custodies(Env env) {
        return Custodies.from(env.text("ARCHIVE_AFTER", Custodies.USUAL));
    }
}
