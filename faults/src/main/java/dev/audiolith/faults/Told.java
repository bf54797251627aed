package dev.audiolith.faults;

import dev.audiolith.aws.AnnouncementMessages;
import dev.audiolith.sound.Announcement;
import dev.audiolith.sound.SoundId;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// What receivers have heard, and what they have yet to hear: one event under one id however often it is told, nothing that is not
/// so, and in the end everything that somebody was promised to hear.
final class Told {
    private final World world;
    private final Map<Event, String> ids = new HashMap<>();
    private final Set<Event> heard = new HashSet<>();
    private final Set<Debt> owed = new HashSet<>();

    /// Something that one receiver, by its path, is told about one sound.
    record Event(String path, String soundId, String type) {}

    private record Debt(URI url, SoundId id, String owner) {}

    Told(World world) {
        this.world = world;
    }

    /// Somebody was answered, and wants to be called about this sound.
    void owes(URI url, SoundId id, String owner) {
        owed.add(new Debt(url, id, owner));
    }

    void hears(Event event, String id) {
        comesUnder(event, id);
        heard.add(event);
    }

    /// Answered that it does not want to be called any more: as good as heard.
    void declines(Event event, String id) {
        hears(event, id);
    }

    private void comesUnder(Event event, String id) {
        var before = ids.put(event, id);
        Broken.unless(before == null || before.equals(id), "one event is told under two ids");
        var sound = new SoundId(event.soundId());
        var isSo = event.type().equals(Announcement.Event.PINNED.type()) ? world.isPinned(sound) : world.hasFailed(sound);
        Broken.unless(isSo, "{} is told and is not so", event.type());
    }

    /// Now that all is quiet. Of a sound that expired there was nothing to tell.
    void check() {
        for (var debt : owed) {
            var type = world.isPinned(debt.id())
                    ? Stream.of(Announcement.Event.PINNED)
                    : world.hasFailed(debt.id()) ? Stream.of(Announcement.Event.FAILED) : Stream.<Announcement.Event>empty();
            type.forEach(event -> Broken.unless(heard.contains(new Event(debt.url().getPath(), debt.id().text(), event.type()))
                    || isPutAside(event, debt), "{} was promised to hear and was not told", debt.url()));
        }
    }

    private boolean isPutAside(Announcement.Event event, Debt debt) {
        return Stream.concat(world.mail().announcements().deadLetters().stream(), world.mail().putAside().bodies().stream())
                .map(body -> AnnouncementMessages.decode(body).announcement())
                .anyMatch(letter -> letter.event() == event && letter.about().equals(debt.id().text()) && letter.url().equals(debt.url()));
    }
}
