package dev.audiolith.aws;

import dev.audiolith.time.Turn;
import dev.audiolith.track.About;
import dev.audiolith.track.Dates;
import dev.audiolith.track.Run;
import dev.audiolith.track.Standing;
import dev.audiolith.track.Track;
import dev.audiolith.track.TrackId;
import dev.audiolith.track.TrackState;
import dev.audiolith.track.Tracks;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A track as an item of the table `tracks`, and back; also for the images in the table's stream.
///
/// Times are kept to the millisecond. Whoever registers a track sends 64 KB at most, so an item is far from the 400 KB that DynamoDB takes.
///
/// The keys of the indexes are texts that sort as their times do and are told apart by the id at their end: so a page begins exactly behind
/// the last one, in whichever shard. An index has an item only while it belongs there, and holds nothing else of it: what changes more often
/// than its place in the index does not touch the index.
public final class TrackItems {
    static final String ID = "id";
    static final String OWNER = "owner";
    static final String OWNER_PLACE = "ownerPlace";
    static final String DUE_SHARD = "dueShard";
    static final String DUE_PLACE = "duePlace";
    static final String OPEN_SHARD = "openShard";
    static final String OPEN_OWNER = "openOwner";
    static final String OPEN_PLACE = "openPlace";
    static final String VERSION = "version";
    static final String STATE = "state";
    /// Only a tombstone has it, and only when nothing is left to be cleared away: by it the table forgets that there was a track.
    static final String EXPIRES_AT = "expiresAt";
    /// Unlike any other table's: by it a change is known for one of a track.
    static final String CALLBACK = "trackCallback";

    /// A partition of an index takes 1,000 writes a second. Sending for a track takes two, or four if they are charged as those of a transaction
    /// are: 16 shards carry 4,000 tracks a second, a million in little more than four minutes. More must be read before they are written.
    static final int DUE_SHARDS = 16;
    /// A track enters and leaves once; whoever wants the first of all asks each.
    static final int OPEN_SHARDS = 8;

    private static final String PROVIDER = "provider";
    private static final String TITLE = "title";
    private static final String STATUS = "status";
    private static final String EXTERNAL_ID = "externalId";
    private static final String METADATA = "metadata";
    private static final String CREATED_AT = "createdAt";
    private static final String GOES_AT = "goesAt";
    private static final String ARCHIVE_AT = "archiveAt";
    private static final String DUE_AT = "dueAt";
    private static final String FENCE = "fence";
    private static final String LEASE_UNTIL = "leaseUntil";
    private static final String HOLDER = "holder";
    private static final String RUN = "run";
    private static final String ATTEMPTS = "attempts";
    private static final String RUNNING = "running";
    private static final String ARCHIVED_AT = "archivedAt";
    private static final String LAST_ERROR = "lastError";

    public static Track fromItem(Map<String, AttributeValue> attributes) {
        var item = new ItemReader(attributes);
        return new Track(new TrackId(item.text(ID)), item.text(OWNER), about(item), TrackState.valueOf(item.text(STATE)),
                PartItems.sources(item), dates(item), PartItems.parts(item), turn(item), run(item), item.findMillis(ARCHIVED_AT),
                item.findText(LAST_ERROR), item.number(VERSION));
    }

    static Map<String, AttributeValue> toItem(Track track) {
        var item = new ItemWriter();
        item.text(ID, track.id().text()).text(OWNER, track.owner()).text(STATE, track.state().name()).number(VERSION, track.version())
                .millis(ARCHIVED_AT, track.archivedAt()).text(LAST_ERROR, track.lastError());
        write(track.about(), item);
        PartItems.write(track.sources(), item);
        write(track.dates(), item);
        PartItems.write(track.parts(), item);
        item.number(FENCE, track.turn().fence()).millis(LEASE_UNTIL, track.turn().until()).text(HOLDER, track.turn().holder());
        item.number(RUN, track.run().number()).number(ATTEMPTS, track.run().attempts()).flag(RUNNING, track.run().isOn());
        writePlaces(track, item);
        if (track.isDeleted() && track.dates().dueAt().isEmpty()) {
            item.secondsRoundedUp(EXPIRES_AT, Optional.of(track.dates().expiresAt()));
        }
        return item.item();
    }

    static Map<String, AttributeValue> key(TrackId id) {
        return Map.of(ID, AttributeValue.fromS(id.text()));
    }

    /// Ids are hashes: their first byte spreads tracks evenly.
    private static String shard(TrackId id, int shards) {
        return Integer.toString(Integer.parseInt(id.text(), 0, 2, 16) % shards);
    }

    static String place(Instant at, TrackId id) {
        return moment(at) + "#" + id;
    }

    static String place(Tracks.Due due) {
        return moment(due.dueAt()) + "#" + moment(due.expiresAt()) + "#" + due.id();
    }

    static Tracks.Due due(String place) {
        var parts = place.split("#", -1);
        return new Tracks.Due(new TrackId(parts[2]), moment(parts[0]), moment(parts[1]));
    }

    /// What sorts as the time does, for this millennium and the next.
    static String moment(Instant at) {
        return "%014d".formatted(at.toEpochMilli());
    }

    /// Behind every place of this moment.
    static String behind(Instant at) {
        return moment(at) + "~";
    }

    static Instant momentOf(String place) {
        return moment(place.split("#", -1)[0]);
    }

    private static Instant moment(String text) {
        return Instant.ofEpochMilli(Long.parseLong(text));
    }

    private static void writePlaces(Track track, ItemWriter item) {
        var expiresAt = track.dates().expiresAt();
        if (!track.isDeleted()) {
            item.text(OWNER_PLACE, place(track.dates().createdAt(), track.id()));
        }
        track.dates().dueAt().ifPresent(at -> item.text(DUE_SHARD, shard(track.id(), DUE_SHARDS))
                .text(DUE_PLACE, place(new Tracks.Due(track.id(), at, expiresAt))));
        if (Standing.of(track).equals(Optional.of(Standing.OPEN))) {
            item.text(OPEN_SHARD, shard(track.id(), OPEN_SHARDS)).text(OPEN_OWNER, track.owner()).text(OPEN_PLACE,
                    place(expiresAt, track.id()));
        }
    }

    private static void write(About about, ItemWriter item) {
        item.text(PROVIDER, about.provider()).text(TITLE, about.title()).text(STATUS, about.status())
                .text(EXTERNAL_ID, about.externalId()).text(METADATA, TextMap.write(about.metadata()))
                .text(CALLBACK, about.callback().map(URI::toString));
    }

    private static About about(ItemReader item) {
        return new About(item.text(PROVIDER), item.text(TITLE), item.text(STATUS), item.findText(EXTERNAL_ID),
                TextMap.read(item.text(METADATA)),
                item.findText(CALLBACK).map(URI::create));
    }

    private static void write(Dates dates, ItemWriter item) {
        item.millis(CREATED_AT, dates.createdAt()).millis(GOES_AT, dates.expiresAt()).millis(ARCHIVE_AT, dates.archiveAt())
                .millis(DUE_AT, dates.dueAt());
    }

    private static Dates dates(ItemReader item) {
        return new Dates(item.millis(CREATED_AT), item.millis(GOES_AT), item.findMillis(ARCHIVE_AT), item.findMillis(DUE_AT));
    }

    private static Turn turn(ItemReader item) {
        return new Turn(item.number(FENCE), item.findMillis(LEASE_UNTIL), item.findText(HOLDER));
    }

    private static Run run(ItemReader item) {
        return new Run(item.number(RUN), item.whole(ATTEMPTS), item.flag(RUNNING));
    }

    private TrackItems() {}
}
