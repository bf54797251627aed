package dev.audiolith.speech;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// Writes captions as WebVTT. The text is data, never markup: `<`, `>` and `&` are escaped, and with them every `-->`.
public final class WebVtt {

    public static String of(List<Word> words) {
        var out = new StringBuilder("WEBVTT\n");
        for (var cue : Cues.of(words)) {
            out.append('\n').append(time(cue.start())).append(" --> ").append(time(cue.end())).append('\n');
            cue.lines().forEach(line -> out.append(escaped(line)).append('\n'));
        }
        return out.toString();
    }

    private static String time(Duration time) {
        return String.format(Locale.ROOT, "%02d:%02d:%02d.%03d", time.toHours(), time.toMinutesPart(), time.toSecondsPart(),
                time.toMillisPart());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private WebVtt() {}
}
