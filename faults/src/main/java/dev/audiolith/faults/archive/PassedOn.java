package dev.audiolith.faults.archive;

import dev.audiolith.track.Change;
import dev.audiolith.track.HostGate;
import dev.audiolith.track.Job;
import dev.audiolith.track.Notice;
import dev.audiolith.track.Statistics;
import dev.audiolith.track.Track;
import dev.audiolith.track.TrackBytes;
import dev.audiolith.track.TrackId;
import dev.audiolith.track.Tracks;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Ports that pass everything on, for those that change one thing about it.
final class PassedOn {

    static class Tables implements Tracks {
        private final Tracks real;

        Tables(Tracks real) {
            this.real = real;
        }

        @Override
        public Optional<Track> find(TrackId id) {
            return real.find(id);
        }

        @Override
        public Optional<Job> findJob(TrackId id, long number) {
            return real.findJob(id, number);
        }

        @Override
        public boolean commit(Change change) {
            return real.commit(change);
        }

        @Override
        public void forgetRuns(Track deleted) {
            real.forgetRuns(deleted);
        }

        @Override
        public Page<Track> ofOwner(String owner, int limit, Optional<String> cursor) {
            return real.ofOwner(owner, limit, cursor);
        }

        @Override
        public List<Due> due(Instant now, int shard, int limit, Optional<Due> after) {
            return real.due(now, shard, limit, after);
        }

        @Override
        public int shards() {
            return real.shards();
        }

        @Override
        public Page<Track> pending(Optional<String> owner, int limit, Optional<String> cursor) {
            return real.pending(owner, limit, cursor);
        }

        @Override
        public Statistics statistics(Optional<String> owner, Instant now) {
            return real.statistics(owner, now);
        }

        @Override
        public List<Job> jobs(TrackId id, int limit) {
            return real.jobs(id, limit);
        }

        @Override
        public Page<Notice> notices(String owner, int limit, Optional<String> cursor) {
            return real.notices(owner, limit, cursor);
        }
    }

    static class Store implements TrackBytes {
        private final TrackBytes real;

        Store(TrackBytes real) {
            this.real = real;
        }

        @Override
        public long store(String key, String contentType, InputStream bytes) throws IOException {
            return real.store(key, contentType, bytes);
        }

        @Override
        public Optional<String> findBelow(String place) {
            return real.findBelow(place);
        }

        @Override
        public InputStream open(String key) throws IOException {
            return real.open(key);
        }

        @Override
        public URI link(String key, Duration life) {
            return real.link(key, life);
        }

        @Override
        public void delete(String key) {
            real.delete(key);
        }
    }

    static class Gate implements HostGate {
        private final HostGate real;

        Gate(HostGate real) {
            this.real = real;
        }

        @Override
        public Optional<Pass> enter(String host, Instant until) {
            return real.enter(host, until);
        }

        @Override
        public void leave(Pass pass) {
            real.leave(pass);
        }
    }

    private PassedOn() {}
}
