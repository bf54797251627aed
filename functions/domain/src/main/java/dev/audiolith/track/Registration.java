package dev.audiolith.track;

import dev.audiolith.failure.InvalidRequest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a track is registered with, checked as far as it can be without looking anywhere.
///
/// @param createdAt when the provider made it; empty: now
/// @param expiresAt when the provider deletes it; empty: as its provider does
public record Registration(About about, Sources sources, Optional<Instant> createdAt, Optional<Instant> expiresAt) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern TITLE = Pattern.compile("[^\\p{Cntrl}]{1,300}");
    private static final int LONGEST_ID = 200;
    private static final int MOST_METADATA = 50;
    private static final int LONGEST_METADATA = 8_192;
    private static final Instant FIRST_YEAR = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST_YEAR = Instant.parse("2100-01-01T00:00:00Z");
    /// What some providers give in place of a link, with status 200 behind it.
    private static final List<String> PLACEHOLDERS = List.of("/api/forbidden", "/forbidden.mp3", "/sil-100.mp3");
    private static final Duration SKEW = Duration.ofMinutes(5);

    public Registration {
        createdAt = createdAt.map(Registration::kept);
        expiresAt = expiresAt.map(Registration::kept);
        require("provider", NAME.matcher(about.provider()).matches(), "must be 1 to 64 letters, digits, dots, _ or -");
        require("title", TITLE.matcher(about.title()).matches() && !about.title().isBlank(),
                "must have 1 to 300 characters, none of them a control character");
        require("status", NAME.matcher(about.status()).matches(), "must be 1 to 64 letters, digits, dots, _ or -");
        about.externalId()
                .ifPresent(id -> require("externalId", !id.isBlank() && id.length() <= LONGEST_ID, "must have 1 to 200 characters"));
        checkMetadata(about.metadata());
        createdAt.ifPresent(at -> checkYear("createdAt", at));
        expiresAt.ifPresent(at -> checkYear("expiresAt", at));
    }

    /// What makes this track the same as another of its owner's.
    String sameness() {
        return about.externalId().map(id -> "id " + id).orElseGet(() -> "url " + sources.audio());
    }

    /// The same audio is not made anew because more is said of it: where nothing is said of when it was made, what is known holds.
    /// Whoever took it in may have had a clock that is ahead of ours, which is not the caller's mistake.
    Registration of(Track known, Instant now) {
        var made = known.dates().createdAt().isAfter(now) ? now : known.dates().createdAt();
        var isSameAudio = known.about().isCompleted() && known.sources().audio().equals(sources.audio());
        return isSameAudio && createdAt.isEmpty()
                ? new Registration(about, sources, Optional.of(made),
                        expiresAt.or(() -> Optional.of(known.dates().expiresAt())))
                : this;
    }

    /// When it was made and when it goes. Dates that cannot be are the caller's mistake.
    Dates dates(Custody custody, Instant now) {
        var made = createdAt.orElse(now);
        require("createdAt", !made.isAfter(now.plus(SKEW)), "must not be in the future");
        var goes = expiresAt.orElseGet(() -> made.plus(custody.keeps()));
        require("expiresAt", goes.isAfter(made), "must be after createdAt");
        return about.isCompleted() ? Dates.of(made, goes, custody.archiveAfter()) : Dates.waiting(made, goes);
    }

    /// Whether this leads to nothing, whatever it says.
    public static boolean isPlaceholder(URI source) {
        var path = Optional.ofNullable(source.getPath()).orElse("");
        return PLACEHOLDERS.stream().anyMatch(path::endsWith);
    }

    private static void checkMetadata(Map<String, String> metadata) {
        var characters = metadata.entrySet().stream().mapToInt(entry -> entry.getKey().length() + entry.getValue().length()).sum();
        require("metadata", metadata.size() <= MOST_METADATA && characters <= LONGEST_METADATA,
                "must have at most 50 entries and 8192 characters");
    }

    /// What is told to whoever registers must be what is told later on, and times are kept to the millisecond.
    private static Instant kept(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS);
    }

    private static void checkYear(String field, Instant at) {
        require(field, !at.isBefore(FIRST_YEAR) && at.isBefore(LAST_YEAR), "must be between the years 2000 and 2100");
    }

    private static void require(String field, boolean holds, String problem) {
        if (!holds) {
            throw new InvalidRequest(field, problem);
        }
    }
}
