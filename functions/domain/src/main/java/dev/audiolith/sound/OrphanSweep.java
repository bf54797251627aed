package dev.audiolith.sound;

import dev.audiolith.failure.StorageUnavailable;
import dev.audiolith.time.Deadline;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds what lies in the bucket and is needed by nobody: speech of those who died before they recorded it or lost their lease,
/// parts of long texts, orders that have been spoken, words of sounds that are over.
///
/// What is young is not even looked at. What is old is held against a consistent read of its record, made after it was listed, and
/// only goes when that proves it useless. Bytes of a pinned sound are never deleted here: their [Aftercare] may still need them, so
/// it is sent for.
///
/// A run that does not come to the end leaves a bookmark in the bucket, from which the next one goes on.
public final class OrphanSweep {
    /// In the order of their keys, so that one bookmark says how far all of them have been read.
    public static final List<String> PREFIXES = List.of("captions/", "orders/", "sounds/");
    public static final String BOOKMARK = "bookmarks/orphan-sweep";

    /// Beyond any lease, any redelivery and any round of a sound that has a record.
    private static final Duration RECORDED = Duration.ofDays(1);
    /// Speech without a record is found again by the next who asks for it, for as long as its claim is remembered, and is never
    /// bought twice. Later nothing leads to it.
    private static final Duration UNRECORDED = Turnstile.MEMORY.plus(RECORDED);
    private static final Pattern KEY = Pattern.compile("(captions/|orders/|sounds/)([0-9a-f]{32})[./].+");
    private static final SoundBytes.Notes PLAIN = new SoundBytes.Notes("text/plain", 0);

    private final Sounds sounds;
    private final SoundBytes bytes;
    private final RetryQueue queue;
    private final InstantSource clock;

    public OrphanSweep(Sounds sounds, SoundBytes bytes, RetryQueue queue, InstantSource clock) {
        this.sounds = sounds;
        this.bytes = bytes;
        this.queue = queue;
        this.clock = clock;
    }

    /// How many things were listed and deleted, for how many pinned sounds somebody was sent, and whether it came to the end.
    public record Swept(int listed, int deleted, int sentFor, boolean isFinished) {
        private static final Swept NOTHING = new Swept(0, 0, 0, true);

        private Swept and(Step step) {
            return switch (step) {
                case KEPT -> new Swept(listed + 1, deleted, sentFor, isFinished);
                case DELETED -> new Swept(listed + 1, deleted + 1, sentFor, isFinished);
                case SENT_FOR -> new Swept(listed + 1, deleted, sentFor + 1, isFinished);
            };
        }

        private Swept unfinished() {
            return new Swept(listed, deleted, sentFor, false);
        }
    }

    private enum Step {
        KEPT, DELETED, SENT_FOR
    }

    public Swept sweep(Deadline deadline) {
        var begin = bookmark();
        var at = begin;
        var swept = Swept.NOTHING;
        for (var prefix : PREFIXES) {
            for (var page = bytes.list(prefix, at); !page.isEmpty(); page = bytes.list(prefix, at)) {
                for (var found : page) {
                    if (deadline.passed()) {
                        keep(at);
                        return swept.unfinished();
                    }
                    swept = swept.and(settle(found));
                    at = found.key();
                }
            }
        }
        if (!begin.isEmpty()) {
            bytes.delete(BOOKMARK);
        }
        return swept;
    }

    private Step settle(SoundBytes.Listed found) {
        var age = Duration.between(found.storedAt(), clock.instant());
        var key = KEY.matcher(found.key());
        // What we cannot read is not ours to delete.
        if (age.compareTo(RECORDED) < 0 || !key.matches()) {
            return Step.KEPT;
        }
        var id = new SoundId(key.group(2));
        var sound = sounds.find(id);
        if (sound.isEmpty()) {
            return age.compareTo(UNRECORDED) < 0 || sounds.knows(id) ? Step.KEPT : delete(found);
        }
        return switch (key.group(1)) {
            case "captions/" -> isTold(found.key(), sound.get()) ? Step.KEPT : delete(found);
            // It has been spoken: there is a sound.
            case "orders/" -> delete(found);
            default -> settleAudio(found, sound.get());
        };
    }

    /// Words outlive the audio, but neither the sound nor a holder whose audio is not the one that counts.
    private static boolean isTold(String words, Sound sound) {
        return sound.state() != SoundState.EXPIRED && sound.audio().captionsKey().equals(Optional.of(words));
    }

    private Step settleAudio(SoundBytes.Listed found, Sound sound) {
        var isItsAudio = found.key().equals(sound.audio().objectKey());
        return switch (sound.state()) {
            // Also when its time is over: then the table's expiry is late, and whoever cleans up after it does the rest.
            case TEMPORARY, UNPINNED -> isItsAudio ? Step.KEPT : delete(found);
            case PINNED -> isItsAudio ? sendFor(sound) : delete(found);
            case EXPIRED -> delete(found);
            case SPEAKING, FAILED -> Step.KEPT;
        };
    }

    private Step sendFor(Sound sound) {
        queue.send(new RetryQueue.Retry(sound.id(), sound.attempts().round()), Duration.ZERO);
        return Step.SENT_FOR;
    }

    private Step delete(SoundBytes.Listed found) {
        bytes.delete(found.key());
        return Step.DELETED;
    }

    /// Where the last run stopped; from the beginning when it came to the end, or when what it left cannot be what it wrote.
    private String bookmark() {
        if (bytes.find(BOOKMARK).isEmpty()) {
            return "";
        }
        try (var in = bytes.open(BOOKMARK)) {
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .filter(text -> PREFIXES.stream().anyMatch(text::startsWith))
                    .orElse("");
        } catch (IOException e) {
            throw new StorageUnavailable("the bookmark could not be read", e);
        }
    }

    private void keep(String at) {
        try {
            bytes.store(BOOKMARK, PLAIN, new ByteArrayInputStream(at.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new StorageUnavailable("the bookmark could not be written", e);
        }
    }
}
