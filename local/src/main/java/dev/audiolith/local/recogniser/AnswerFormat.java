package dev.audiolith.local.recogniser;

import dev.audiolith.local.http.Reply;
import dev.audiolith.speech.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The forms in which OpenAI answers what was heard.
enum AnswerFormat {
    JSON {
        @Override
        Reply reply(Hearing hearing, boolean segments, boolean words) {
            return Reply.json(200, Map.of("text", hearing.text(), "usage", usage(hearing)));
        }
    },
    VERBOSE_JSON {
        @Override
        Reply reply(Hearing hearing, boolean segments, boolean words) {
            var answer = new LinkedHashMap<String, Object>();
            answer.put("task", "transcribe");
            answer.put("language", "english");
            answer.put("duration", seconds(hearing.length()));
            answer.put("text", hearing.text());
            if (segments) {
                answer.put("segments",
                        IntStream.range(0, hearing.breaths().size()).mapToObj(i -> segment(i, hearing.breaths().get(i))).toList());
            }
            if (words) {
                answer.put("words", hearing.breaths().stream().flatMap(List::stream).map(AnswerFormat::word).toList());
            }
            answer.put("usage", usage(hearing));
            return Reply.json(200, answer);
        }
    },
    TEXT {
        @Override
        Reply reply(Hearing hearing, boolean segments, boolean words) {
            return Reply.text(200, hearing.text() + "\n");
        }
    },
    SRT {
        @Override
        Reply reply(Hearing hearing, boolean segments, boolean words) {
            var cues = new ArrayList<String>();
            for (var breath : hearing.breaths()) {
                cues.add((cues.size() + 1) + "\n" + cue(breath, ','));
            }
            return Reply.text(200, String.join("\n", cues));
        }
    },
    VTT {
        @Override
        Reply reply(Hearing hearing, boolean segments, boolean words) {
            return Reply.text(200,
                    hearing.breaths().stream().map(breath -> cue(breath, '.')).collect(Collectors.joining("\n", "WEBVTT\n\n", "")));
        }
    };

    static Optional<AnswerFormat> named(String name) {
        return IntStream.range(0, values().length).mapToObj(i -> values()[i])
                .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    /// Which times are wanted only matters to the verbose one.
    abstract Reply reply(Hearing hearing, boolean segments, boolean words);

    private static Map<String, Object> usage(Hearing hearing) {
        return Map.of("type", "duration", "seconds", (long) Math.ceil(seconds(hearing.length())));
    }

    /// What the recogniser does not know is filled with what means nothing, as clients expect it to be there.
    private static Map<String, Object> segment(int id, List<Word> breath) {
        var segment = new LinkedHashMap<String, Object>();
        segment.put("id", id);
        segment.put("seek", 0);
        segment.put("start", seconds(breath.getFirst().start()));
        segment.put("end", seconds(breath.getLast().end()));
        segment.put("text", " " + Hearing.text(breath));
        segment.put("tokens", List.of());
        segment.put("temperature", 0.0);
        segment.put("avg_logprob", 0.0);
        segment.put("compression_ratio", 1.0);
        segment.put("no_speech_prob", 0.0);
        return segment;
    }

    private static Map<String, Object> word(Word word) {
        return Map.of("word", word.text(), "start", seconds(word.start()), "end", seconds(word.end()));
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }

    private static String cue(List<Word> breath, char point) {
        return clock(breath.getFirst().start(), point) + " --> " + clock(breath.getLast().end(), point) + "\n" + Hearing.text(breath)
                + "\n";
    }

    private static String clock(Duration time, char point) {
        return "%02d:%02d:%02d%s%03d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart(), point, time.toMillisPart());
    }
}
