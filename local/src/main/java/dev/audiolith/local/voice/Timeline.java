package dev.audiolith.local.voice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// When each character is said, as ElevenLabs tells it. Written by the thread that speaks, read by the one that answers.
///
/// A sentence's own length is exact; inside it, every character is taken to last as long as any other.
final class Timeline {
    private static final int SAMPLE_BYTES = 2;

    private final Queue<Said> said = new ConcurrentLinkedQueue<>();
    private double end;

    private record Said(String text, double start, double end) {}

    /// `sentence` has become so many bytes of samples.
    void add(String sentence, int sampleBytes) {
        var start = end;
        end += (double) sampleBytes / SAMPLE_BYTES / Pcm.SAMPLE_RATE;
        // The next sentence is another word.
        said.add(new Said(sentence + " ", start, end));
    }

    /// What has been said since this was last asked; empty when that is nothing.
    Map<String, Object> take() {
        var characters = new ArrayList<String>();
        var starts = new ArrayList<Double>();
        var ends = new ArrayList<Double>();
        for (var next = said.poll(); next != null; next = said.poll()) {
            var step = (next.end() - next.start()) / next.text().length();
            for (var i = 0; i < next.text().length(); i++) {
                characters.add(next.text().substring(i, i + 1));
                starts.add(next.start() + i * step);
                ends.add(next.start() + (i + 1) * step);
            }
        }
        var alignment = new LinkedHashMap<String, Object>();
        if (!characters.isEmpty()) {
            alignment.put("characters", List.copyOf(characters));
            alignment.put("character_start_times_seconds", List.copyOf(starts));
            alignment.put("character_end_times_seconds", List.copyOf(ends));
        }
        return alignment;
    }
}
