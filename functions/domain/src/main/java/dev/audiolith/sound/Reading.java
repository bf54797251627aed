package dev.audiolith.sound;

import dev.audiolith.speech.Word;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Finds the words of a sound, for captions. They can be read as long as the sound can be heard; like its link, for whoever knows the id.
public final class Reading {
    private final Sounds sounds;
    private final Captions captions;
    private final InstantSource clock;

    public Reading(Sounds sounds, SoundBytes bytes, InstantSource clock) {
        this.sounds = sounds;
        this.captions = new Captions(bytes);
        this.clock = clock;
    }

    /// What there is to read.
    public sealed interface Found {
        record Words(List<Word> words) implements Found {}

        /// There is no such sound, or it was spoken without captions.
        record Nothing() implements Found {}

        /// There was one; its time is over.
        record Expired() implements Found {}
    }

    public Found find(SoundId id) {
        var sound = sounds.find(id);
        if (sound.isEmpty()) {
            return new Found.Nothing();
        }
        return switch (sound.get().stateAt(clock.instant())) {
            case TEMPORARY, UNPINNED, PINNED -> words(sound.get()).<Found>map(Found.Words::new).orElseGet(Found.Nothing::new);
            case EXPIRED -> new Found.Expired();
            case SPEAKING, FAILED -> new Found.Nothing();
        };
    }

    /// The words of a sound that can be heard; empty when it was spoken without captions.
    public Optional<List<Word>> words(Sound sound) {
        return captions.find(sound);
    }
}
