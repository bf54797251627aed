package dev.audiolith.faults;

import java.time.Duration;

/// What goes wrong now, as the plan and the dice say.
final class Trouble {
    private final Plan plan;
    private final Dice dice;
    private final Stage stage;

    /// How a call to our own storage fails.
    enum Fault {
        NONE, REFUSED, NO_ANSWER
    }

    Trouble(Plan plan, Dice dice, Stage stage) {
        this.plan = plan;
        this.dice = dice;
        this.stage = stage;
    }

    Fault storageFault() {
        return !dice.happens(plan.moods().storageFaults().at(stage.now()))
                ? Fault.NONE
                : dice.happens(0.5) ? Fault.REFUSED : Fault.NO_ANSWER;
    }

    boolean storageIsThrottled() {
        return isThrottled(plan.moods().throttling().storage());
    }

    boolean providersAreThrottled() {
        return isThrottled(plan.moods().throttling().providers());
    }

    /// Without throttling nothing is drawn, so that the seeds of other schedules keep their meaning.
    private boolean isThrottled(Timeline<Double> shares) {
        var share = shares.at(stage.now());
        return share > 0 && dice.happens(share);
    }

    /// What a call takes beyond nothing.
    Duration latency() {
        return dice.happens(plan.odds().slowness()) ? Duration.ofMillis(dice.below(12_000)) : Duration.ZERO;
    }

    Duration clockError() {
        var most = plan.odds().clockError().toMillis();
        return most == 0 ? Duration.ZERO : Duration.ofMillis(dice.below(2 * most) - most);
    }
}
