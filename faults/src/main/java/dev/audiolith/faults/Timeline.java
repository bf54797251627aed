package dev.audiolith.faults;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// How something behaves at each moment: as it should, but for some spans of time.
public final class Timeline<B> {
    private final B usually;
    private final List<Span<B>> spans = new ArrayList<>();

    private record Span<B>(Instant from, Instant until, B behaviour) {}

    public Timeline(B usually) {
        this.usually = usually;
    }

    public Timeline<B> between(Instant from, Instant until, B behaviour) {
        spans.add(new Span<>(from, until, behaviour));
        return this;
    }

    public B at(Instant now) {
        for (var span : spans) {
            if (!now.isBefore(span.from()) && now.isBefore(span.until())) {
                return span.behaviour();
            }
        }
        return usually;
    }
}
