package dev.audiolith.aws;

import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.sound.Order;
import dev.audiolith.sound.Progress;
import dev.audiolith.sound.SoundId;
import dev.audiolith.sound.SoundState;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An order as an item of the table `sounds`, and back. Told from a sound by its state, which no sound in the table has; while it
/// waits, it stands in the index of pending sounds like one of them.
public final class OrderItems {
    private static final String PARTS_DONE = "partsDone";
    private static final String PARTS_TOTAL = "partsTotal";
    private static final String CHARACTERS_DONE = "charactersDone";
    private static final String CHARACTERS_TOTAL = "charactersTotal";
    private static final String FENCE = "fence";
    private static final String LEASE_UNTIL = "leaseUntil";
    private static final String FAILED = "failed";
    private static final String PERHAPS_CHARGED = "perhapsCharged";
    private static final String HOLDER = "holder";
    private static final String FAILURE_KIND = "failureKind";
    private static final String FAILURE_BY = "failureBy";
    private static final String FAILURE_MESSAGE = "failureMessage";
    private static final String FAILURE_RETRY_MILLIS = "failureRetryMillis";
    private static final String FORGOTTEN_AT = "forgottenAtMillis";

    /// Whether an item of the table `sounds` is an order.
    public static boolean isOrder(Map<String, AttributeValue> item) {
        var state = new ItemReader(item).findText(SoundItems.STATE).map(SoundState::valueOf);
        return state.filter(found -> found == SoundState.SPEAKING || found == SoundState.FAILED).isPresent();
    }

    public static Map<String, AttributeValue> toItem(Order order) {
        var item = new ItemWriter();
        item.text(SoundItems.ID, order.id().text()).text(SoundItems.OWNER, order.owner()).text(SoundItems.STATE, order.state().name())
                .number(SoundItems.VERSION, order.version());
        var progress = order.progress();
        item.number(PARTS_DONE, progress.partsDone()).number(PARTS_TOTAL, progress.partsTotal())
                .number(CHARACTERS_DONE, progress.charactersDone()).number(CHARACTERS_TOTAL, progress.charactersTotal());
        item.number(FENCE, order.turn().fence()).millis(LEASE_UNTIL, order.turn().leaseUntil());
        order.turn().holder().ifPresent(holder -> item.text(HOLDER, holder.text()));
        var tries = order.tries();
        item.number(FAILED, tries.failed()).number(PERHAPS_CHARGED, tries.perhapsCharged()).millis(SoundItems.NEXT_ATTEMPT_AT,
                tries.dueAt());
        if (tries.dueAt().isPresent()) {
            item.text(SoundItems.PENDING_SHARD, SoundItems.shardOf(order.id()));
        }
        order.failure().ifPresent(failure -> item.text(FAILURE_KIND, failure.kind().name()).text(FAILURE_BY, failure.by())
                .text(FAILURE_MESSAGE, failure.message()).number(FAILURE_RETRY_MILLIS, failure.retryAfter().map(Duration::toMillis)));
        CallbackText.write(order.callbacks(), item);
        item.millis(SoundItems.CREATED_AT, order.span().acceptedAt()).millis(FORGOTTEN_AT, order.span().forgottenAt())
                .secondsRoundedUp(SoundItems.EXPIRES_AT, Optional.of(order.span().forgottenAt()));
        return item.item();
    }

    public static Order fromItem(Map<String, AttributeValue> attributes) {
        var item = new ItemReader(attributes);
        var progress = new Progress(item.whole(PARTS_DONE), item.whole(PARTS_TOTAL), item.number(CHARACTERS_DONE),
                item.number(CHARACTERS_TOTAL));
        var failure = item.findText(FAILURE_KIND).map(kind -> new Failure(FailureKind.valueOf(kind), item.text(FAILURE_BY),
                item.text(FAILURE_MESSAGE), item.findNumber(FAILURE_RETRY_MILLIS).map(Duration::ofMillis)));
        return new Order(new SoundId(item.text(SoundItems.ID)), item.text(SoundItems.OWNER), progress,
                new Order.Turn(item.number(FENCE), item.findMillis(LEASE_UNTIL),
                        item.findText(HOLDER).map(SoundId::new)),
                new Order.Tries(item.whole(FAILED), item.whole(PERHAPS_CHARGED), item.findMillis(SoundItems.NEXT_ATTEMPT_AT)), failure,
                CallbackText.read(item), new Order.Span(item.millis(SoundItems.CREATED_AT), item.millis(FORGOTTEN_AT)),
                item.number(SoundItems.VERSION));
    }

    private OrderItems() {}
}
