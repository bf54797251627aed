package dev.audiolith.providers.elevenlabs;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.audiolith.speech.AlignedText;
import dev.audiolith.speech.Alignment;
import dev.audiolith.speech.Word;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads `alignment` objects: three arrays of one length, the characters, when each begins and when it ends, in seconds from the
/// start of the whole answer.
///
/// Times that make no sense cost the words, of the whole answer, but never the sound: that is paid for, and would be bought again.
final class TimedCharacters implements Alignment {
    private static final double MOST_SECONDS = 24 * 60 * 60;
    /// An answer may spell out what it was given, numbers above all; but not without end.
    private static final int SPELT_OUT = 4;
    private static final int AND_SOME = 1_000;

    private final JsonParser parser;
    private final AlignedText text = new AlignedText();
    private final int most;
    private int read;
    private boolean isNonsense;

    TimedCharacters(JsonParser parser, int characters) {
        this.parser = parser;
        this.most = SPELT_OUT * characters + AND_SOME;
    }

    @Override
    public List<Word> words() {
        return isNonsense ? List.of() : text.words();
    }

    void read(JsonToken start) throws IOException {
        if (start == JsonToken.VALUE_NULL) {
            return;
        }
        if (start != JsonToken.START_OBJECT) {
            passOver();
            return;
        }
        var characters = List.<String>of();
        var starts = List.<Double>of();
        var ends = List.<Double>of();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "characters" -> characters = readAll(this::character);
                case "character_start_times_seconds" -> starts = readAll(this::seconds);
                case "character_end_times_seconds" -> ends = readAll(this::seconds);
                default -> parser.skipChildren();
            }
        }
        isNonsense |= characters.size() != starts.size() || characters.size() != ends.size();
        read += characters.size();
        for (var i = 0; i < characters.size() && !isNonsense; i++) {
            text.add(characters.get(i), starts.get(i), ends.get(i));
        }
    }

    @FunctionalInterface
    private interface Value<T> {
        Optional<T> read() throws IOException;
    }

    private <T> List<T> readAll(Value<T> value) throws IOException {
        var values = new ArrayList<T>();
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            passOver();
            return values;
        }
        for (var count = read; parser.nextToken() != JsonToken.END_ARRAY; count++) {
            if (count >= most) {
                throw new JsonParseException(parser, "more characters than were asked for");
            }
            var one = value.read();
            one.ifPresent(values::add);
            if (one.isEmpty()) {
                passOver();
            }
        }
        return values;
    }

    private Optional<String> character() throws IOException {
        return parser.currentToken() == JsonToken.VALUE_STRING ? Optional.of(parser.getText()) : Optional.empty();
    }

    private Optional<Double> seconds() throws IOException {
        return parser.currentToken().isNumeric()
                ? Optional.of(parser.getDoubleValue()).filter(seconds -> seconds >= 0 && seconds <= MOST_SECONDS)
                : Optional.empty();
    }

    private void passOver() throws IOException {
        isNonsense = true;
        parser.skipChildren();
    }
}
