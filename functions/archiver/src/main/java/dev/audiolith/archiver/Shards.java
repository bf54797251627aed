package dev.audiolith.archiver;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.util.List;
import java.util.stream.IntStream;

/// Reads which shards of the index a call of the schedule is for. Only our own template writes it; what is not there is left out.
final class Shards {

    static List<Integer> of(ScheduledEvent event, int all) {
        var named = event.getDetail() == null ? null : event.getDetail().get("shards");
        return named instanceof List<?> list
                ? list.stream().filter(Number.class::isInstance).map(Number.class::cast).map(Number::intValue)
                        .filter(shard -> shard >= 0 && shard < all).distinct().toList()
                : IntStream.range(0, all).boxed().toList();
    }

    private Shards() {}
}
