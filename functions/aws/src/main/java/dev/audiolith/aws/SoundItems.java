package dev.audiolith.aws;

import dev.audiolith.audio.Digests;
import dev.audiolith.content.Cid;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.sound.Attempts;
import dev.audiolith.sound.Kept;
import dev.audiolith.sound.Life;
import dev.audiolith.sound.Pin;
import dev.audiolith.sound.Setback;
import dev.audiolith.sound.Sound;
import dev.audiolith.sound.SoundId;
import dev.audiolith.sound.SoundState;
import dev.audiolith.sound.StoredAudio;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A sound as an item of the table `sounds`, and back; also for the images in the table's stream. Times are kept to the
/// millisecond.
///
/// `pendingShard` is there only while the sound waits for a provider, which is what makes the index of pending sounds sparse.
/// Ids are random, so their first byte spreads sounds evenly. One shard takes 1,000 index writes a second and moving a sound
/// on in the index costs two: [#PENDING_SHARDS] shards carry 4,000 attempts a second. More shards are more queries per sweep,
/// and must be read before they are written.
public final class SoundItems {
    public static final int PENDING_SHARDS = 8;

    static final String ID = "id";
    static final String OWNER = "owner";
    static final String CREATED_AT = "createdAt";
    static final String EXPIRES_AT = "expiresAt";
    static final String NEXT_ATTEMPT_AT = "nextAttemptAt";
    static final String PENDING_SHARD = "pendingShard";
    static final String VERSION = "version";
    static final String STATE = "state";

    private static final String OBJECT_KEY = "objectKey";
    private static final String CONTENT_TYPE = "contentType";
    private static final String BYTES = "bytes";
    private static final String SHA256 = "sha256";
    private static final String CID = "cid";
    private static final String DURATION_MILLIS = "durationMillis";
    private static final String CHARACTER_COST = "characterCost";
    private static final String CAPTIONS_KEY = "captionsKey";
    private static final String TEMPORARY_UNTIL = "temporaryUntil";
    private static final String EXPIRES_AT_MILLIS = "expiresAtMillis";
    private static final String PIN_PROVIDER = "pinProvider";
    private static final String PIN_FILE_ID = "pinFileId";
    private static final String PINNED_AT = "pinnedAt";
    private static final String CARE_ROUNDS = "careRounds";
    private static final String FETCHED_AT = "fetchedAt";
    private static final String ATTEMPTS = "attempts";
    private static final String ROUND = "round";
    private static final String TRIED_AT = "triedAt";
    private static final String LAST_FAILURE_CODE = "lastFailureCode";
    private static final String LAST_FAILURE_PROVIDER = "lastFailureProvider";
    private static final String LAST_FAILURE_MESSAGE = "lastFailureMessage";

    public static Map<String, AttributeValue> toItem(Sound sound) {
        var item = new ItemWriter();
        item.text(ID, sound.id().text()).text(OWNER, sound.owner()).text(STATE, sound.state().name()).number(VERSION, sound.version());
        write(sound.audio(), item);
        write(sound.life(), item);
        write(sound.kept(), item);
        write(sound.attempts(), item);
        CallbackText.write(sound.callbacks(), item);
        if (sound.state().isPending() && sound.attempts().nextAt().isPresent()) {
            item.text(PENDING_SHARD, shardOf(sound.id()));
        }
        return item.item();
    }

    public static Sound fromItem(Map<String, AttributeValue> attributes) {
        var item = new ItemReader(attributes);
        return new Sound(new SoundId(item.text(ID)), item.text(OWNER), SoundState.valueOf(item.text(STATE)), audio(item), life(item),
                kept(item), attempts(item), CallbackText.read(item), item.number(VERSION));
    }

    /// Every value of `pendingShard`.
    static String shard(int number) {
        return Integer.toString(number);
    }

    static String shardOf(SoundId id) {
        return shard(Integer.parseInt(id.text(), 0, 2, 16) % PENDING_SHARDS);
    }

    private static void write(StoredAudio audio, ItemWriter item) {
        var digests = audio.digests();
        item.text(OBJECT_KEY, audio.objectKey()).text(CONTENT_TYPE, audio.contentType()).text(CAPTIONS_KEY, audio.captionsKey())
                .number(CHARACTER_COST, audio.characterCost()).number(BYTES, digests.bytes()).text(SHA256, digests.sha256())
                .text(CID, digests.cid().toString()).number(DURATION_MILLIS, digests.duration().map(Duration::toMillis));
    }

    private static StoredAudio audio(ItemReader item) {
        var digests = new Digests(item.number(BYTES), item.text(SHA256), Cid.parse(item.text(CID)),
                item.findNumber(DURATION_MILLIS).map(Duration::ofMillis));
        return new StoredAudio(item.text(OBJECT_KEY), item.text(CONTENT_TYPE), digests, item.number(CHARACTER_COST),
                item.findText(CAPTIONS_KEY));
    }

    private static void write(Life life, ItemWriter item) {
        item.millis(CREATED_AT, life.createdAt()).millis(TEMPORARY_UNTIL, life.temporaryUntil())
                .secondsRoundedUp(EXPIRES_AT, life.expiresAt()).millis(EXPIRES_AT_MILLIS, life.expiresAt());
    }

    private static Life life(ItemReader item) {
        return new Life(item.millis(CREATED_AT), item.millis(TEMPORARY_UNTIL), item.findMillis(EXPIRES_AT_MILLIS));
    }

    /// The first pin stands by itself, as it did when there was only one; a number is added for each further one.
    private static void write(Kept kept, ItemWriter item) {
        for (var i = 0; i < kept.pins().size(); i++) {
            var pin = kept.pins().get(i);
            item.text(numbered(PIN_PROVIDER, i), pin.provider()).text(numbered(PIN_FILE_ID, i), pin.fileId())
                    .millis(numbered(PINNED_AT, i), pin.pinnedAt());
        }
        if (kept.rounds() > 0) {
            item.number(CARE_ROUNDS, kept.rounds());
        }
        item.millis(FETCHED_AT, kept.fetchedAt());
    }

    private static Kept kept(ItemReader item) {
        var pins = new ArrayList<Pin>();
        for (var i = 0; item.findText(numbered(PIN_PROVIDER, i)).isPresent(); i++) {
            pins.add(new Pin(item.text(numbered(PIN_PROVIDER, i)), item.findText(numbered(PIN_FILE_ID, i)),
                    item.millis(numbered(PINNED_AT, i))));
        }
        return new Kept(pins, Math.toIntExact(item.findNumber(CARE_ROUNDS).orElse(0L)), item.findMillis(FETCHED_AT));
    }

    private static String numbered(String name, int place) {
        return place == 0 ? name : name + (place + 1);
    }

    private static void write(Attempts attempts, ItemWriter item) {
        item.number(ATTEMPTS, attempts.made()).number(ROUND, attempts.round()).millis(NEXT_ATTEMPT_AT, attempts.nextAt())
                .millis(TRIED_AT, attempts.triedAt());
        attempts.lastFailure().ifPresent(setback -> item.text(LAST_FAILURE_CODE, setback.code().name())
                .text(LAST_FAILURE_PROVIDER, setback.provider()).text(LAST_FAILURE_MESSAGE, setback.message()));
    }

    private static Attempts attempts(ItemReader item) {
        var lastFailure = item.findText(LAST_FAILURE_CODE).map(FailureKind::valueOf)
                .map(code -> new Setback(code, item.text(LAST_FAILURE_PROVIDER), item.text(LAST_FAILURE_MESSAGE)));
        return new Attempts(item.whole(ATTEMPTS), item.whole(ROUND), item.findMillis(NEXT_ATTEMPT_AT), item.findMillis(TRIED_AT),
                lastFailure);
    }

    private SoundItems() {}
}
