package dev.audiolith.faults.archive;

import dev.audiolith.failure.InvalidRequest;
import dev.audiolith.failure.StorageUnavailable;
import dev.audiolith.faults.Broken;
import dev.audiolith.faults.archive.ArchivePlan.Deed;
import dev.audiolith.track.About;
import dev.audiolith.track.ManualArchive.Confirmed;
import dev.audiolith.track.Part;
import dev.audiolith.track.Registry.Registered;
import dev.audiolith.track.Track;
import dev.audiolith.track.TrackId;
import dev.audiolith.track.TrackUploads.Announced;
import dev.audiolith.track.Tracks;
import dev.audiolith.track.Tracks.Page;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Somebody with one song: registers it, deletes it, hands its files in, looks at it; does all of that again when the answer was an error or
/// never came, and does not forget what was promised.
final class Owner {
    static final String REGISTER = "register";
    static final String DELETE = "delete";
    static final String CONFIRM = "confirm";
    static final String RUN = "run by hand";

    private static final String STRANGER = "eve";
    private static final Duration REQUEST = Duration.ofSeconds(30);
    private static final int PATIENCE = 6;
    private static final int MOST_SHOWN = 2;

    private final Yard yard;
    private final Song song;
    private Optional<TrackId> id = Optional.empty();
    private Standing standing = Standing.UNKNOWN;
    private int registering;
    private int registrations;
    private int uploaded;
    private boolean hasHandedIn;

    /// What the owner may rely on.
    enum Standing {
        UNKNOWN, REGISTERED, DELETED
    }

    Owner(Yard yard, Song song) {
        this.yard = yard;
        this.song = song;
    }

    Song song() {
        return song;
    }

    Optional<TrackId> id() {
        return id;
    }

    Standing standing() {
        return standing;
    }

    boolean hasHandedIn() {
        return hasHandedIn;
    }

    void will(Deed deed) {
        yard.at(deed.at(), () -> {
            switch (deed.doing()) {
                case REGISTER -> register(deed.edition(), About.COMPLETED);
                case ANNOUNCE -> register(deed.edition(), "queued");
                case DELETE -> delete();
                case LOOK -> ask("look", this::look, 0);
                case HAND_IN -> ask("upload", machine -> upload(machine, deed.edition()), PATIENCE);
                case RUN_ONE -> ask(RUN, this::runOne, 0);
                case RUN_DUE -> ask(RUN, machine -> {
                    machine.staff().manualRun().archiveDue(2, machine.shift().deadline());
                    return true;
                }, 0);
            }
        });
    }

    /// Asks until there is an answer; nothing goes wrong any more when patience begins to be spent.
    private void ask(String door, Predicate<Machine> request, int patience) {
        var isAnswered = new boolean[1];
        yard.hours().invoke(door, REQUEST, machine -> {
            try {
                isAnswered[0] = request.test(machine);
            } catch (StorageUnavailable e) {
                yard.note(song.owner(), "is told that our storage does not answer: " + e.getMessage());
            }
        }, () -> {
            if (!isAnswered[0] && patience > 0) {
                var left = yard.isCalm() ? patience - 1 : patience;
                Broken.unless(left > 0, "nothing goes wrong and yet there is no answer from {}", door);
                yard.at(yard.now().plusMillis(200 + yard.dice().below(90_000)), () -> ask(door, request, left));
            }
        });
    }

    private void register(int edition, String status) {
        standing = Standing.UNKNOWN;
        registering++;
        registrations++;
        ask(REGISTER, machine -> {
            standing = Standing.UNKNOWN;
            var answer = machine.staff().registry().register(song.owner(), song.registration(edition, status));
            registered(machine, ((Registered.Known) answer).track());
            registering--;
            return true;
        }, PATIENCE);
    }

    private void registered(Machine machine, Track track) {
        yard.note(song.owner(), "is told that " + song.name() + " is " + track.state());
        Broken.unless(track.owner().equals(song.owner()) && track.about().title().equals(song.name()), "{} is told of another track",
                song.owner());
        Broken.unless(id.isEmpty() || id.get().equals(track.id()), "{} is registered as two tracks", song.name());
        id = Optional.of(track.id());
        var now = yard.books().tables().find(track.id());
        Broken.unless(now.isPresent(), "what was acknowledged is not recorded");
        var mayWait = machine.shift().isTroubled() || yard.plan().clocksDiffer() || now.get().version() != track.version();
        Broken.unless(mayWait || !track.run().isOn() || yard.post().holds(track.id().text()),
                "acknowledged, and nothing is under way that archives it");
        if (!yard.plan().deeds().stream().anyMatch(deed -> deed.song() == song.number() && deed.doing() == ArchivePlan.Doing.DELETE)) {
            standing = Standing.REGISTERED;
        }
    }

    private void delete() {
        ask(DELETE, machine -> {
            if (id.isPresent()) {
                var alone = registering == 0 ? registrations : -1;
                var isDeleted = machine.staff().registry().delete(song.owner(), id.get());
                Broken.unless(isDeleted || !yard.guard().hasDeleted(machine.shift(), id.get()), "what was deleted is said not to be there");
                standing = isDeleted && registrations == alone ? Standing.DELETED : standing;
            }
            return true;
        }, PATIENCE);
    }

    private boolean look(Machine machine) {
        var registry = machine.staff().registry();
        var tracks = machine.staff().ports().tracks();
        var seen = new TreeMap<String, Track>();
        Optional<String> cursor = Optional.empty();
        do {
            var page = page(tracks, cursor);
            page.items().forEach(track -> seen.put(track.id().text(), track));
            cursor = page.nextCursor();
        } while (cursor.isPresent());
        Broken.unless(seen.values().stream().allMatch(track -> track.owner().equals(song.owner()) && !track.isDeleted()),
                "{} sees what is another's or deleted", song.owner());
        Broken.unless(
                tracks.notices(song.owner(), 200, Optional.empty()).items().stream().allMatch(one -> one.owner().equals(song.owner())),
                "{} is told of what is another's", song.owner());
        if (id.isPresent()) {
            Broken.unless(registry.find(STRANGER, id.get()).isEmpty(), "a stranger finds what {} has", song.owner());
            Broken.unless(!registry.delete(STRANGER, id.get()), "a stranger deletes what {} has", song.owner());
        }
        return true;
    }

    /// The fake's cursor is lost with the track that it names.
    private Page<Track> page(Tracks tracks, Optional<String> cursor) {
        try {
            return tracks.ofOwner(song.owner(), MOST_SHOWN, cursor);
        } catch (InvalidRequest e) {
            return new Page<>(List.of(), Optional.empty());
        }
    }

    /// @param what 0: its audio; 1: its audio and cover; 2: a page in place of its audio
    private boolean upload(Machine machine, int what) {
        if (id.isEmpty()) {
            return true;
        }
        var found = machine.staff().registry().find(song.owner(), id.get());
        if (found.isEmpty()) {
            return true;
        }
        put(machine, found.get(), Part.AUDIO, what == 2 ? Pressing.page() : file(Part.AUDIO));
        if (what == 1) {
            put(machine, found.get(), Part.COVER, file(Part.COVER));
        }
        yard.at(yard.now().plusMillis(yard.dice().below(60_000)), () -> ask(CONFIRM, this::confirm, PATIENCE));
        return true;
    }

    private void put(Machine machine, Track track, Part part, byte[] file) {
        var wanted = Map.of(part, new Announced(file.length, "application/octet-stream"));
        machine.staff().manualArchive().request(track, wanted).forEach((_, place) -> yard.uploads().put(place, file));
        uploaded++;
    }

    private boolean confirm(Machine machine) {
        var found = machine.staff().registry().find(song.owner(), id.orElseThrow());
        if (found.isEmpty()) {
            return true;
        }
        var before = uploaded;
        var answer = machine.staff().manualArchive().confirm(found.get(), machine.shift().deadline());
        yard.note(song.owner(), "hands in: " + answer.getClass().getSimpleName());
        if (answer instanceof Confirmed.Archived(var track)) {
            hasHandedIn = true;
            Broken.unless(track.isArchived() && track.parts().of(Part.AUDIO).isPresent(), "archived without its audio");
            var mayBeLeft = track.version() <= found.get().version() || uploaded > before;
            Broken.unless(mayBeLeft || yard.uploads().open(track, Part.AUDIO).isEmpty(), "an upload is left");
        }
        return true;
    }

    private byte[] file(Part part) {
        return yard.pressing().good(Origin.disk(song, part), song.owner() + " has " + song.name() + " " + part);
    }

    private boolean runOne(Machine machine) {
        if (id.isPresent()) {
            machine.staff().manualRun().archive(id.get(), machine.shift().deadline())
                    .ifPresent(results -> Broken.unless(results.archived().stream().allMatch(Track::isArchived),
                            "said to be archived, and is not"));
        }
        return true;
    }
}
