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

    public static final List<TableShape> ALL = List.of(SOUNDS, CLAIMS, TRANSCRIPTIONS);

    private static Keys only(Attribute partition) {
        return new Keys(partition, Optional.empty());
    }

    private static Keys by(Attribute partition, Attribute sort) {
        return new Keys(partition, Optional.of(sort));
    }

    private TableShapes() {}
}
