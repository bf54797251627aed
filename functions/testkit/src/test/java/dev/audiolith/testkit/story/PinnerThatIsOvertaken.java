package dev.audiolith.testkit.story;

import dev.audiolith.pin.PinOutcome;
import dev.audiolith.pin.PinRequest;
import dev.audiolith.pin.Pinner;
import dev.audiolith.time.Deadline;

/// While it keeps a sound, somebody else does something.
record PinnerThatIsOvertaken(Pinner real, Runnable meanwhile) implements Pinner {

    @Override
    public String name() {
        return real.name();
    }

    @Override
    public PinOutcome pin(PinRequest request, Deadline deadline) {
        meanwhile.run();
        return real.pin(request, deadline);
    }
}
