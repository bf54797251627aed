package dev.audiolith.faults.archive;

import dev.audiolith.faults.Diary;
import dev.audiolith.faults.Dice;
import dev.audiolith.faults.Post;
import dev.audiolith.faults.Scene;
import dev.audiolith.testkit.recording.FakeAudioTool;
import dev.audiolith.testkit.track.FakeTrackUploads;
import dev.audiolith.track.Track;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// One run of an [ArchivePlan]: what there is in it, from beginning to end.
final class Yard implements Scene {
    private final ArchivePlan plan;
    private final ArchiveMutant mutant;
    private final Dice dice;
    private final Hours hours = new Hours(this);
    private final Diary diary = new Diary(hours::now);
    private final Post post;
    private final Books books;
    private final Rounds rounds;
    private final Pressing pressing = new Pressing();
    private final Provider provider;
    private final Bucket bucket = new Bucket(this);
    private final WatchedGate gate;
    private final FakeAudioTool tool = new FakeAudioTool(Duration.ofHours(1));
    private final FakeTrackUploads uploads = new FakeTrackUploads(hours::now);
    private final Desks desks = new Desks(this);
    private final Guard guard = new Guard(this);
    private final List<Owner> owners = new ArrayList<>();

    Yard(ArchivePlan plan, ArchiveMutant mutant) {
        this.plan = plan;
        this.mutant = mutant;
        this.dice = new Dice(plan.seed() ^ 0x7ac4);
        this.post = new Post(this, plan.odds().duplicates());
        this.books = new Books(this);
        this.rounds = new Rounds(this, post);
        this.provider = new Provider(this);
        this.gate = new WatchedGate(this);
    }

    /// Runs until all is quiet; throws [dev.audiolith.faults.Broken] when a promise does not hold.
    void run() {
        note("plan", "%s, deaths %s, hosts %s, calm at %s".formatted(plan.odds(), plan.deaths(), plan.hosts(), plan.calmAt()));
        rounds.begin();
        plan.songs().forEach(song -> owners.add(new Owner(this, song)));
        plan.deeds().forEach(deed -> owners.get(deed.song()).will(deed));
        hours.untilQuiet();
        new Audit(this).check(owners);
    }

    void end() {
        hours.end();
        desks.end();
    }

    ArchivePlan plan() {
        return plan;
    }

    ArchiveMutant mutant() {
        return mutant;
    }

    Hours hours() {
        return hours;
    }

    Diary diary() {
        return diary;
    }

    Post post() {
        return post;
    }

    Books books() {
        return books;
    }

    Rounds rounds() {
        return rounds;
    }

    Pressing pressing() {
        return pressing;
    }

    Provider provider() {
        return provider;
    }

    Bucket bucket() {
        return bucket;
    }

    WatchedGate gate() {
        return gate;
    }

    FakeAudioTool tool() {
        return tool;
    }

    FakeTrackUploads uploads() {
        return uploads;
    }

    Desks desks() {
        return desks;
    }

    Guard guard() {
        return guard;
    }

    Song songOf(Track track) {
        return plan.songs().stream().filter(song -> song.name().equals(track.about().title())).findFirst().orElseThrow();
    }

    // What everyone asks for all the time.

    @Override
    public Dice dice() {
        return dice;
    }

    @Override
    public Instant now() {
        return hours.now();
    }

    /// As the machine at work has it.
    Instant askersNow() {
        return hours.atWork().map(shift -> shift.machine().now()).orElseGet(hours::now);
    }

    @Override
    public void at(Instant time, Runnable work) {
        hours.at(time, work);
    }

    void note(String who, String what) {
        diary.note(who, what);
    }

    boolean isCalm() {
        return !now().isBefore(plan.calmAt());
    }
}
