package dev.audiolith.speech;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// Writes captions as SubRip (`.srt`). It has no escapes: what players would take for markup loses its brackets' meaning by a look-alike,
/// and a line that would read as times is broken the same way.
public final class SubRip {

    public static String of(List<Word> words) {
        var out = new StringBuilder();
        var number = 1;
        for (var cue : Cues.of(words)) {
            out.append(number++).append('\n').append(time(cue.start())).append(" --> ").append(time(cue.end())).append('\n');
            cue.lines().forEach(line -> out.append(plain(line)).append('\n'));
            out.append('\n');
        }
        return out.toString();
    }

    private static String time(Duration time) {
        return String.format(Locale.ROOT, "%02d:%02d:%02d,%03d", time.toHours(), time.toMinutesPart(), time.toSecondsPart(),
                time.toMillisPart());
    }

    private static String plain(String text) {
        return text.replace('<', '\u2039').replace('>', '\u203a');
    }

    private SubRip() {}
}
