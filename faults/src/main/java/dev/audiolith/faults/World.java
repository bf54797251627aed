package dev.audiolith.faults;

import dev.audiolith.sound.SoundId;
import dev.audiolith.sound.SoundState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// One run of a [Plan]: what there is in it, from beginning to end.
final class World implements Scene {
    private final Plan plan;
    private final Mutant mutant;
    private final Dice dice;
    private final Stage stage;
    private final Trouble trouble;
    private final Diary diary;
    private final Stores stores;
    private final Mail mail;
    private final Map<String, Vault> vaults;
    private final Watch watch = new Watch(this);
    private final Ledger ledger = new Ledger(this);
    private final Rounds rounds = new Rounds(this);
    private final Told told = new Told(this);
    private final TableStream stream = new TableStream(this);
    private final Operator operator = new Operator(this);
    private final LaggingIndex index;
    private final List<Client> clients = new ArrayList<>();

    World(Plan plan, Mutant mutant) {
        this.plan = plan;
        this.mutant = mutant;
        this.dice = new Dice(plan.seed() ^ 0x5eed);
        this.stage = new Stage(this, dice);
        this.trouble = new Trouble(plan, dice, stage);
        this.diary = new Diary(stage::now);
        this.stores = Stores.empty(stage::now);
        this.mail = new Mail(this);
        this.index = new LaggingIndex(this, plan.odds().indexLag());
        this.vaults = Plan.PROVIDERS.stream()
                .collect(Collectors.toMap(Function.identity(), name -> new Vault(name, this, plan.moods().vault(name))));
    }

    /// Runs until all is quiet; throws [Broken] when a promise does not hold.
    void run() {
        plan.wishes().forEach(wish -> clients.add(new Client(this, wish)));
        mail.begin();
        rounds.begin();
        operator.begin();
        stage.untilQuiet();
        stage.invoke("check", Duration.ofMinutes(1), container -> clients.forEach(client -> client.check(container)), () -> {});
        stage.untilQuiet();
        told.check();
        rounds.letDaysGoBy();
        stage.untilQuiet();
        mail.checkWhatIsLeft();
        watch.checkWhatIsLeft();
    }

    Plan plan() {
        return plan;
    }

    Mutant mutant() {
        return mutant;
    }

    @Override
    public Dice dice() {
        return dice;
    }

    Stage stage() {
        return stage;
    }

    Trouble trouble() {
        return trouble;
    }

    Diary diary() {
        return diary;
    }

    Stores stores() {
        return stores;
    }

    Mail mail() {
        return mail;
    }

    Watch watch() {
        return watch;
    }

    Ledger ledger() {
        return ledger;
    }

    Rounds rounds() {
        return rounds;
    }

    Told told() {
        return told;
    }

    TableStream stream() {
        return stream;
    }

    LaggingIndex index() {
        return index;
    }

    List<Vault> vaults() {
        return Plan.PROVIDERS.stream().map(this::vault).toList();
    }

    Vault vault(String name) {
        return Optional.ofNullable(vaults.get(name)).orElseThrow();
    }

    boolean isPinned(SoundId id) {
        return stores.recorded(id).filter(sound -> sound.state() == SoundState.PINNED).isPresent();
    }

    boolean hasFailed(SoundId id) {
        return stores.sounds().allOrders().stream().anyMatch(order -> order.id().equals(id) && order.failure().isPresent());
    }

    // What everyone asks for all the time.

    @Override
    public Instant now() {
        return stage.now();
    }

    @Override
    public void at(Instant time, Runnable work) {
        stage.at(time, work);
    }

    void log(String who, String what) {
        diary.note(who, what);
    }

    boolean isCalm() {
        return !now().isBefore(plan.calmAt());
    }

    /// When everything works again and every lease has ended.
    Instant calm() {
        return plan.calmAt().plus(plan.odds().clockError().multipliedBy(2)).plus(Duration.ofMinutes(3));
    }
}
