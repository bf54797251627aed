package dev.audiolith.aws;

import dev.audiolith.aws.TableShape.Attribute;
import dev.audiolith.aws.TableShape.Index;
import dev.audiolith.aws.TableShape.Keys;
import dev.audiolith.aws.TableShape.Projection;
import java.util.List;
import java.util.Optional;

/// The tables of this service, described once: the local run creates them from here, and a test holds the CloudFormation
/// template against it.
///
/// The index by owner takes 1,000 new or changed sounds a second per owner; the index of pending sounds is sharded, see
/// [SoundItems].
public final class TableShapes {
    static final String OWNER_INDEX = "owner";
    static final String PENDING_INDEX = "pending";
    static final String DUE_INDEX = "due";
    static final String OPEN_INDEX = "open";
    static final String OPEN_OWNER_INDEX = "open-by-owner";

    public static final TableShape SOUNDS = new TableShape("sounds", only(Attribute.text(SoundItems.ID)),
            List.of(new Index(OWNER_INDEX, by(Attribute.text(SoundItems.OWNER), Attribute.number(SoundItems.CREATED_AT)), Projection.ALL),
                    new Index(PENDING_INDEX, by(Attribute.text(SoundItems.PENDING_SHARD), Attribute.number(SoundItems.NEXT_ATTEMPT_AT)),
                            Projection.KEYS_ONLY)),
            Optional.of(Attribute.number(SoundItems.EXPIRES_AT)), true);

    public static final TableShape CLAIMS = new TableShape("claims", only(Attribute.text(ClaimRow.KEY)), List.of(),
            Optional.of(Attribute.number(ClaimRow.EXPIRES_AT)), false);

    public static final TableShape TRANSCRIPTIONS = new TableShape("transcriptions", only(Attribute.text(TranscriptionItems.ID)),
            List.of(new Index(OWNER_INDEX, by(Attribute.text(TranscriptionItems.OWNER), Attribute.number(TranscriptionItems.CREATED_AT)),
                    Projection.ALL)),
            Optional.of(Attribute.number(TranscriptionItems.EXPIRES_AT)), true);

    /// Its indexes hold keys only, so that most steps of a track do not touch them.
    public static final TableShape TRACKS = new TableShape("tracks", only(Attribute.text(TrackItems.ID)),
            List.of(keysOnly(OWNER_INDEX, TrackItems.OWNER, TrackItems.OWNER_PLACE),
                    keysOnly(DUE_INDEX, TrackItems.DUE_SHARD, TrackItems.DUE_PLACE),
                    keysOnly(OPEN_INDEX, TrackItems.OPEN_SHARD, TrackItems.OPEN_PLACE),
                    keysOnly(OPEN_OWNER_INDEX, TrackItems.OPEN_OWNER, TrackItems.OPEN_PLACE)),
            Optional.of(Attribute.number(TrackItems.EXPIRES_AT)), true);

    public static final TableShape ARCHIVE_JOBS = new TableShape("archive-jobs",
            by(Attribute.text(JobItems.TRACK), Attribute.number(JobItems.NUMBER)), List.of(), Optional.empty(), false);

    public static final TableShape NOTICES = new TableShape("notices",
            by(Attribute.text(NoticeItems.OWNER), Attribute.text(NoticeItems.ID)),
            List.of(), Optional.of(Attribute.number(NoticeItems.EXPIRES_AT)), false);

    public static final TableShape TRACK_COUNTS = new TableShape("track-counts", only(Attribute.text(CountItems.KEY)), List.of(),
            Optional.of(Attribute.number(CountItems.EXPIRES_AT)), false);

    public static final List<TableShape> ALL = List.of(SOUNDS, CLAIMS, TRANSCRIPTIONS, TRACKS, ARCHIVE_JOBS, NOTICES, TRACK_COUNTS);

    private static Index keysOnly(String name, String partition, String sort) {
        return new Index(name, by(Attribute.text(partition), Attribute.text(sort)), Projection.KEYS_ONLY);
    }

    private static Keys only(Attribute partition) {
        return new Keys(partition, Optional.empty());
    }

    private static Keys by(Attribute partition, Attribute sort) {
        return new Keys(partition, Optional.of(sort));
    }

    private TableShapes() {}
}
