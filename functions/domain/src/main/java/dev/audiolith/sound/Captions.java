package dev.audiolith.sound;

import dev.audiolith.failure.StorageUnavailable;
import dev.audiolith.speech.Word;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The words of sounds, kept in the bucket beside their audio: a line each, `<start> <end> <word>`, times in milliseconds.
///
/// They stay when a sound's audio leaves the bucket for a provider, and go when the sound expires.
public final class Captions {
    private static final SoundBytes.Notes NOTES = new SoundBytes.Notes("text/plain; charset=utf-8", 0);

    private final SoundBytes bytes;

    public Captions(SoundBytes bytes) {
        this.bytes = bytes;
    }

    /// The words of a sound in order; empty when it has no captions. There may be captions without a single word.
    public Optional<List<Word>> find(Sound sound) {
        return sound.audio().captionsKey().map(this::read);
    }

    void store(String key, List<Word> words) throws IOException {
        var lines = words.stream().map(Captions::line).collect(Collectors.joining());
        bytes.store(key, NOTES, new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
    }

    List<Word> read(String key) {
        try (var lines = new BufferedReader(new InputStreamReader(bytes.open(key), StandardCharsets.UTF_8))) {
            // Not lines(): that breaks off with another kind of exception.
            return lines.readAllLines().stream().map(Captions::word).toList();
        } catch (IOException e) {
            throw new StorageUnavailable("the words of a sound could not be read", e);
        }
    }

    private static String line(Word word) {
        return word.start().toMillis() + " " + word.end().toMillis() + " " + word.text() + "\n";
    }

    private static Word word(String line) {
        var fields = line.split(" ", 3);
        return new Word(fields[2], Duration.ofMillis(Long.parseLong(fields[0])), Duration.ofMillis(Long.parseLong(fields[1])));
    }
}
