package dev.audiolith.providers.elevenlabs;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.audiolith.speech.AlignedText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Reads `alignment` objects: three arrays of one length, the characters, when each begins and when it ends, in seconds from the
/// start of the whole answer.
final class TimedCharacters {
    private static final double MOST_SECONDS = 24 * 60 * 60;
    /// An answer may spell out what it was given, numbers above all; but not without end.
    private static final int SPELT_OUT = 4;
    private static final int AND_SOME = 1_000;

    private final JsonParser parser;
    private final AlignedText text;
    private final int most;
    private int read;

    TimedCharacters(JsonParser parser, AlignedText text, int characters) {
        this.parser = parser;
        this.text = text;
        this.most = SPELT_OUT * characters + AND_SOME;
    }

    void read(JsonToken start) throws IOException {
        if (start == JsonToken.VALUE_NULL) {
            return;
        }
        if (start != JsonToken.START_OBJECT) {
            throw new JsonParseException(parser, "times that are no object");
        }
        var characters = new ArrayList<String>();
        var starts = new ArrayList<Double>();
        var ends = new ArrayList<Double>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "characters" -> readAll(characters, this::character);
                case "character_start_times_seconds" -> readAll(starts, this::seconds);
                case "character_end_times_seconds" -> readAll(ends, this::seconds);
                default -> parser.skipChildren();
            }
        }
        if (characters.size() != starts.size() || characters.size() != ends.size()) {
            throw new JsonParseException(parser, "characters without times, or times without characters");
        }
        read += characters.size();
        for (var i = 0; i < characters.size(); i++) {
            text.add(characters.get(i), starts.get(i), ends.get(i));
        }
    }

    @FunctionalInterface
    private interface Value<T> {
        T read() throws IOException;
    }

    private <T> void readAll(List<T> values, Value<T> value) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new JsonParseException(parser, "a list was expected");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (read + values.size() >= most) {
                throw new JsonParseException(parser, "more characters than were asked for");
            }
            values.add(value.read());
        }
    }

    private String character() throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw new JsonParseException(parser, "a character that is no text");
        }
        return parser.getText();
    }

    private Double seconds() throws IOException {
        if (!parser.currentToken().isNumeric()) {
            throw new JsonParseException(parser, "a time that is no number");
        }
        var seconds = parser.getDoubleValue();
        if (!(seconds >= 0 && seconds <= MOST_SECONDS)) {
            throw new JsonParseException(parser, "a time that cannot be");
        }
        return seconds;
    }
}
