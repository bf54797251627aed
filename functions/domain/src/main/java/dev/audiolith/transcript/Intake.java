package dev.audiolith.transcript;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;

/// Takes recordings in, whichever way they come, and makes each of them one queued transcription.
///
/// - Announced first, and put to a link of ours: its key names its id.
/// - Dropped into the bucket under `uploads/<owner>/`: its key and its bytes make its id, so however often that is reported, it is one.
/// - Sent with the request itself.
public final class Intake {
    /// Everything put here is reported by the bucket.
    public static final String UPLOADS = "uploads/";
    /// Not the name of an owner: a link of ours leads here.
    private static final String AWAITED = UPLOADS + "~/";
    /// Not reported: whoever puts something here works on it.
    private static final String SENT = "recordings/";
    private static final String NOBODY = "dropped";

    private static final Duration LINK = Duration.ofHours(1);
    private static final Duration FORGOTTEN = Duration.ofDays(1);
    /// Longer than any request is worked on.
    private static final Duration REQUEST = Duration.ofSeconds(45);
    /// By then whoever took a recording with a request is done, or has died and the turn has ended: a message that finds the turn taken
    /// would die out.
    private static final Duration SECOND_LOOK = REQUEST.plus(Tenure.LEASE);

    private final Transcriptions transcriptions;
    private final Uploads uploads;
    private final TranscribeQueue queue;
    private final TranscriptionIds ids;
    private final InstantSource clock;

    public Intake(Transcriptions transcriptions, Uploads uploads, TranscribeQueue queue, TranscriptionIds ids, InstantSource clock) {
        this.transcriptions = transcriptions;
        this.uploads = uploads;
        this.queue = queue;
        this.ids = ids;
        this.clock = clock;
    }

    /// How an owner calls a recording.
    public record Named(String fileName, String contentType) {}

    /// A transcription that waits for its recording, and where that is to be put.
    public record Awaited(Transcription transcription, Uploads.Place place) {}

    public Awaited announce(String owner, Named named, long bytes, Wishes wishes) {
        var id = ids.next();
        var recording = new Recording(AWAITED + id, named.fileName(), named.contentType(), Optional.of(bytes), Optional.empty());
        var now = now();
        var awaited = Transcription.awaited(id, owner, recording, wishes, now, now.plus(FORGOTTEN));
        var place = uploads.place(recording, LINK);
        transcriptions.add(awaited);
        return new Awaited(awaited, place);
    }

    /// The bucket says that something was put there; empty when it is nothing to be transcribed. Told twice, or late, it is the same
    /// transcription.
    public Optional<TranscriptionId> arrived(String key) {
        if (!key.startsWith(UPLOADS) || key.endsWith("/")) {
            return Optional.empty();
        }
        return uploads.find(key).flatMap(found -> key.startsWith(AWAITED) ? expected(found) : dropped(found));
    }

    private Optional<TranscriptionId> expected(Uploads.Arrived found) {
        var name = found.key().substring(AWAITED.length());
        if (!TranscriptionId.isOne(name)) {
            return Optional.empty();
        }
        var id = new TranscriptionId(name);
        while (true) {
            var known = transcriptions.find(id);
            if (known.isEmpty() || known.get().state() != TranscriptionState.AWAITING_UPLOAD) {
                return known.map(Transcription::id);
            }
            if (transcriptions.replace(known.get().arrived(known.get().recording().arrived(found.bytes(), found.etag())))) {
                return Optional.of(id);
            }
        }
    }

    private Optional<TranscriptionId> dropped(Uploads.Arrived found) {
        var path = found.key().substring(UPLOADS.length());
        var slash = path.indexOf('/');
        var owner = slash <= 0 ? NOBODY : path.substring(0, slash);
        var recording = new Recording(found.key(), path.substring(path.lastIndexOf('/') + 1), found.contentType(), Optional.empty(),
                Optional.of(new Recording.Found(found.bytes(), found.etag())));
        var id = idOf(found);
        transcriptions.add(Transcription.queued(id, owner, recording, Wishes.NONE, now()));
        return Optional.of(id);
    }

    /// The message before the record: if we die in between, it finds nothing and dies out; the other way round a recorded transcription
    /// might never be worked on.
    public Transcription take(String owner, Named named, InputStream bytes, Wishes wishes) throws IOException {
        var id = ids.next();
        var recording = new Recording(SENT + id, named.fileName(), named.contentType(), Optional.empty(), Optional.empty());
        var found = uploads.put(recording, bytes);
        queue.send(id, SECOND_LOOK);
        var queued = Transcription.queued(id, owner, recording.arrived(found.bytes(), found.etag()), wishes, now());
        transcriptions.add(queued);
        return queued;
    }

    /// Sends a failed one round again; false when it is not failed any more.
    ///
    /// A message before the record as well: if we die in between, it finds nothing to do; without it, nobody would ever come if we died
    /// right after. Another one behind it, so that nobody has to wait for that.
    public boolean again(Transcription failed) {
        if (failed.state() != TranscriptionState.FAILED) {
            return false;
        }
        queue.send(failed.id(), SECOND_LOOK);
        var isOurs = transcriptions.replace(failed.again());
        queue.send(failed.id(), Duration.ZERO);
        return isOurs;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static TranscriptionId idOf(Uploads.Arrived found) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((found.key() + "\0" + found.etag()).getBytes(StandardCharsets.UTF_8));
            return new TranscriptionId(HexFormat.of().formatHex(digest.digest(), 0, 16));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
