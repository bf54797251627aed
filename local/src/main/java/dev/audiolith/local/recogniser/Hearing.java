package dev.audiolith.local.recogniser;

import com.fasterxml.jackson.databind.JsonNode;
import dev.audiolith.speech.Word;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// All that was heard in a recording, breath by breath, and how long it plays. Breaths in which no word was recognised are not in it.
///
/// It has a JSON form, since it is heard in another process.
record Hearing(Duration length, List<List<Word>> breaths) {

    static Hearing of(InputStream sound, Sphinx sphinx) throws IOException {
        var utterances = new Utterances(sound);
        var breaths = new ArrayList<List<Word>>();
        for (var each = utterances.next(); each.isPresent(); each = utterances.next()) {
            var start = each.get().start();
            var words = sphinx.hear(each.get().samples()).stream().map(word -> word.after(start)).toList();
            if (!words.isEmpty()) {
                breaths.add(words);
            }
        }
        return new Hearing(utterances.length(), breaths);
    }

    static Hearing of(JsonNode json) {
        var breaths = elements(json.path("breaths")).stream().map(breath -> elements(breath).stream().map(Hearing::word).toList()).toList();
        return new Hearing(Duration.ofMillis(json.path("length").asLong()), breaths);
    }

    Object json() {
        return Map.of("length", length.toMillis(), "breaths", breaths.stream().map(breath -> breath.stream()
                .map(word -> Map.of("text", word.text(), "start", word.start().toMillis(), "end", word.end().toMillis())).toList())
                .toList());
    }

    String text() {
        return breaths.stream().map(Hearing::text).collect(Collectors.joining(" "));
    }

    static String text(List<Word> breath) {
        return breath.stream().map(Word::text).collect(Collectors.joining(" "));
    }

    private static Word word(JsonNode word) {
        return new Word(word.path("text").asText(), Duration.ofMillis(word.path("start").asLong()),
                Duration.ofMillis(word.path("end").asLong()));
    }

    private static List<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).toList();
    }
}
