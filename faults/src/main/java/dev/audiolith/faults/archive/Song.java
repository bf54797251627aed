package dev.audiolith.faults.archive;

import dev.audiolith.faults.Timeline;
import dev.audiolith.track.About;
import dev.audiolith.track.Part;
import dev.audiolith.track.Registration;
import dev.audiolith.track.Sources;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A song that a provider has made for somebody, under links of which there may be several editions.
///
/// @param number by which the plan speaks of it
/// @param life when it was made and when it goes, as far as its owner says
/// @param goneAt when its provider deletes its files
record Song(int number, String owner, String provider, Life life, Instant goneAt, List<Edition> editions, boolean canBeRecovered) {

    record Life(Optional<Instant> createdAt, Optional<Instant> expiresAt) {}

    /// Links to its files, and how those behave.
    record Edition(Timeline<Mood> audio, Optional<Timeline<Mood>> cover) {}

    /// What a provider does with one file.
    enum Mood {
        GIVES, GIVES_WITHOUT_LENGTH, GIVES_ANOTHER, GIVES_SLOWLY, SHOWS_A_PAGE, GIVES_NOISE, CUTS_OFF, BREAKS_OFF, HAS_NOTHING, HAS_ENDED, REFUSES_HASTE, FAILS, HANGS;

        boolean isGood() {
            return this == GIVES || this == GIVES_WITHOUT_LENGTH || this == GIVES_ANOTHER || this == GIVES_SLOWLY;
        }
    }

    String name() {
        return "song-" + number;
    }

    Sources sources(int edition) {
        return new Sources(uri(edition, Part.AUDIO), editions.get(edition).cover().map(_ -> uri(edition, Part.COVER)), Optional.empty());
    }

    Registration registration(int edition, String status) {
        var about = new About(provider, name(), status, Optional.of(name()), Map.of(), Optional.empty());
        return new Registration(about, sources(edition), life.createdAt(), life.expiresAt());
    }

    URI uri(int edition, Part part) {
        return URI.create("https://files-%d.example.com/%s/%d/%s".formatted(number % 2, owner, edition, name() + "-" + part));
    }
}
