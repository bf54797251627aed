package dev.audiolith.pin;

import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.failure.StorageUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

/// Has providers that failed of late asked after the others, the least ill first, and never left out: a dead one stands in nobody's way
/// while another takes the sounds, even if that one has just stumbled, and is asked all the same when nobody else does.
///
/// When an illness is over, one caller among all running copies of the service gets to try the provider in its turn, once; it wins
/// that right by a conditional write. What is known is read again every ten seconds at most and written only when it changes, so
/// that as long as all are well it costs next to nothing. Trouble with it is told and never fails a pin.
public final class Triage {
    private static final Duration OPINION_LASTS = Duration.ofSeconds(10);
    /// Who had less time than this to answer did not fail by not answering.
    private static final Duration FAIR_TIME = Duration.ofSeconds(3);

    private final ProviderHealth shared;
    private final InstantSource clock;
    private final AtomicReference<Opinion> opinion = new AtomicReference<>(new Opinion(Optional.empty(), Map.of()));

    /// What this copy of the service believes, and when it last asked the others.
    private record Opinion(Optional<Instant> askedAt, Map<String, Illness> ill) {

        Opinion {
            ill = Map.copyOf(ill);
        }

        /// A clock that was set back makes it old, too.
        boolean isFresh(Instant now) {
            return askedAt.filter(at -> !now.isBefore(at) && now.isBefore(at.plus(OPINION_LASTS))).isPresent();
        }

        Optional<Illness> of(String provider) {
            return Optional.ofNullable(ill.get(provider));
        }

        Opinion with(String provider, Optional<Illness> illness) {
            var changed = new HashMap<>(ill);
            illness.ifPresentOrElse(now -> changed.put(provider, now), () -> changed.remove(provider));
            return new Opinion(askedAt, changed);
        }
    }

    /// One provider's turn; `isTrial`: only to see whether it is well again, so one attempt is enough.
    record Turn(Pinner pinner, boolean isTrial) {}

    record Turns(List<Turn> order, List<StorageUnavailable> troubles) {}

    public Triage(ProviderHealth shared, InstantSource clock) {
        this.shared = shared;
        this.clock = clock;
    }

    /// In which order to ask for one sound.
    Turns turns(List<Pinner> pinners) {
        var now = clock.instant();
        var troubles = new ArrayList<StorageUnavailable>();
        refresh(now).ifPresent(troubles::add);
        var believed = opinion.get();
        var mayTry = pinners.stream().anyMatch(pinner -> believed.of(pinner.name()).isEmpty());
        var first = new ArrayList<Turn>();
        var last = new TreeMap<Illness, List<Turn>>(Illness.LEAST_FIRST);
        for (var pinner : pinners) {
            var illness = believed.of(pinner.name());
            if (illness.isEmpty()) {
                first.add(new Turn(pinner, false));
            } else if (mayTry && illness.get().isOver(now)
                    && isOurs(pinner.name(), illness, Optional.of(illness.get().whileTried(now)), troubles)) {
                first.add(new Turn(pinner, true));
                mayTry = false;
            } else {
                last.computeIfAbsent(illness.get(), _ -> new ArrayList<>()).add(new Turn(pinner, false));
            }
        }
        last.values().forEach(first::addAll);
        return new Turns(List.copyOf(first), List.copyOf(troubles));
    }

    /// `had`: the time it was given. A failure that names somebody else, our own store for one, says nothing about the provider.
    List<StorageUnavailable> failed(Turn turn, Failure failure, Duration had) {
        var provider = turn.pinner().name();
        if (!failure.by().equals(provider) || (failure.kind() == FailureKind.TIMED_OUT && had.compareTo(FAIR_TIME) < 0)) {
            return List.of();
        }
        var now = clock.instant();
        var known = opinion.get().of(provider);
        var isNews = turn.isTrial() || known.filter(illness -> illness.covers(failure.kind(), now)).isEmpty();
        var illness = Illness.of(failure.kind(), known, now);
        return isNews && illness.isPresent() ? write(provider, known, illness) : List.of();
    }

    List<StorageUnavailable> succeeded(Turn turn) {
        var provider = turn.pinner().name();
        var known = opinion.get().of(provider);
        return known.isPresent() ? write(provider, known, Optional.empty()) : List.of();
    }

    private List<StorageUnavailable> write(String provider, Optional<Illness> before, Optional<Illness> after) {
        var troubles = new ArrayList<StorageUnavailable>();
        isOurs(provider, before, after, troubles);
        return List.copyOf(troubles);
    }

    /// Whether the change is ours to make. It is believed here either way, also when the others cannot be told.
    private boolean isOurs(String provider, Optional<Illness> before, Optional<Illness> after, List<StorageUnavailable> troubles) {
        opinion.updateAndGet(believed -> believed.with(provider, after));
        try {
            return shared.replace(provider, before, after);
        } catch (StorageUnavailable e) {
            troubles.add(e);
            return true;
        }
    }

    /// Asked again only after a while even if it failed: a table that does not answer must not slow down every pin.
    private Optional<StorageUnavailable> refresh(Instant now) {
        var believed = opinion.get();
        if (believed.isFresh(now)) {
            return Optional.empty();
        }
        try {
            opinion.set(new Opinion(Optional.of(now), shared.all()));
            return Optional.empty();
        } catch (StorageUnavailable e) {
            opinion.set(new Opinion(Optional.of(now), believed.ill()));
            return Optional.of(e);
        }
    }
}
