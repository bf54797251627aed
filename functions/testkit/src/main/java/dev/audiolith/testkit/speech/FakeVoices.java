package dev.audiolith.testkit.speech;

import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.speech.Voice;
import dev.audiolith.speech.Voices;
import dev.audiolith.time.Deadline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A list of voices in memory. A cursor is the place of the next voice.
public final class FakeVoices implements Voices {
    private final List<Voice> voices = new ArrayList<>();
    private Optional<Failure> failure = Optional.empty();

    public void add(Voice voice) {
        voices.add(voice);
    }

    public void failWith(FailureKind kind) {
        failure = Optional.of(Failure.of(kind, "elevenlabs", "elevenlabs answered that it cannot"));
    }

    @Override
    public Listed list(Query query, Deadline deadline) {
        if (failure.isPresent()) {
            return new Listed.Unavailable(failure.get());
        }
        var found = voices.stream().filter(voice -> query.search().map(voice.name()::contains).orElse(true)).toList();
        var from = query.cursor().map(Integer::parseInt).orElse(0);
        var to = Math.min(found.size(), from + query.limit());
        return new Listed.Page(found.subList(from, to), to < found.size() ? Optional.of(String.valueOf(to)) : Optional.empty());
    }
}
