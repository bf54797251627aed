package dev.audiolith.faults;

import dev.audiolith.pin.PinOutcome;
import dev.audiolith.pin.PinRequest;
import dev.audiolith.pin.Pinner;
import dev.audiolith.sound.SoundId;
import dev.audiolith.time.Deadline;
import java.time.Duration;

/// How what was spoken can be kept carelessly.
final class KeepBlunders {

    static Ports answerWithoutAMessage(Ports ports, Container container) {
        return ports.with(new Decorated.Mailbox(ports.retries()) {
            @Override
            public void send(Retry retry, Duration delay) {
                if (!container.invocation().door().equals(Client.VOCALIZE)) {
                    super.send(retry, delay);
                }
            }
        });
    }

    static Ports deleteBeforeTheRecord(Ports ports, Container container) {
        return ports.with(ports.pinners().stream().<Pinner>map(pinner -> new Hasty(pinner, container.world())).toList());
    }

    private record Hasty(Pinner real, World world) implements Pinner {
        @Override
        public String name() {
            return real.name();
        }

        @Override
        public PinOutcome pin(PinRequest request, Deadline deadline) {
            var outcome = real.pin(request, deadline);
            if (outcome instanceof PinOutcome.Pinned) {
                world.stores().recorded(new SoundId(request.name()))
                        .ifPresent(sound -> world.stores().bytes().delete(sound.audio().objectKey()));
            }
            return outcome;
        }
    }

    private KeepBlunders() {}
}
