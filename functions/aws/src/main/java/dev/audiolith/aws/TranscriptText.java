package dev.audiolith.aws;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.audiolith.speech.Word;
import dev.audiolith.transcript.Segment;
import dev.audiolith.transcript.Transcript;
import dev.audiolith.transcript.Transcripts.PieceHeard;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Transcripts as they are kept in the bucket, written and read word by word: an hour of speech has ten thousand of them.
///
/// They may be read by the next release of the code: fields may be added, but a change of meaning needs another `version`. A passage,
/// and a word, is `[text, start, end]` in nanoseconds. Whatever no release of ours has written is a [JsonParseException].
final class TranscriptText {
    /// A day of fast speech, with all of its words, has a fifth of that.
    static final int MOST_BYTES = 64 * 1024 * 1024;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxDocumentLength(MOST_BYTES).maxStringLength(MOST_BYTES).build())
            .build();
    private static final int VERSION = 1;

    static void write(Transcript transcript, OutputStream to) throws IOException {
        try (var json = JSON.createGenerator(to)) {
            json.writeStartObject();
            write(transcript, json);
            json.writeEndObject();
        }
    }

    static void write(PieceHeard heard, OutputStream to) throws IOException {
        try (var json = JSON.createGenerator(to)) {
            json.writeStartObject();
            json.writeNumberField("billed", heard.billed().toNanos());
            json.writeStringField("model", heard.model());
            write(heard.transcript(), json);
            json.writeEndObject();
        }
    }

    static Transcript readWhole(InputStream from) throws IOException {
        return read(from).transcript();
    }

    static PieceHeard readPiece(InputStream from) throws IOException {
        var read = read(from);
        return new PieceHeard(read.transcript(), read.billed.orElseThrow(() -> corrupt("billed")),
                read.model.orElseThrow(() -> corrupt("model")));
    }

    private static void write(Transcript transcript, JsonGenerator json) throws IOException {
        json.writeNumberField("version", VERSION);
        json.writeStringField("text", transcript.text());
        if (transcript.language().isPresent()) {
            json.writeStringField("language", transcript.language().get());
        }
        json.writeArrayFieldStart("segments");
        for (var segment : transcript.segments()) {
            write(segment.text(), segment.start(), segment.end(), json);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("words");
        for (var word : transcript.words()) {
            write(word.text(), word.start(), word.end(), json);
        }
        json.writeEndArray();
    }

    private static void write(String text, Duration start, Duration end, JsonGenerator json) throws IOException {
        json.writeStartArray();
        json.writeString(text);
        json.writeNumber(start.toNanos());
        json.writeNumber(end.toNanos());
        json.writeEndArray();
    }

    /// What has been read so far.
    private static final class Draft {
        private int version;
        private Optional<String> text = Optional.empty();
        private Optional<String> language = Optional.empty();
        private Optional<Duration> billed = Optional.empty();
        private Optional<String> model = Optional.empty();
        private List<Segment> segments = List.of();
        private List<Word> words = List.of();

        Transcript transcript() throws JsonParseException {
            return new Transcript(text.orElseThrow(() -> corrupt("text")), language, segments, words);
        }
    }

    private static Draft read(InputStream from) throws IOException {
        try (var json = JSON.createParser(from)) {
            expect(JsonToken.START_OBJECT, json.nextToken());
            var draft = new Draft();
            while (json.nextToken() != JsonToken.END_OBJECT) {
                expect(JsonToken.FIELD_NAME, json.currentToken());
                read(json.currentName(), json, draft);
            }
            if (draft.version != VERSION || json.nextToken() != null) {
                throw corrupt("version");
            }
            return draft;
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw corrupt("times");
        }
    }

    private static void read(String field, JsonParser json, Draft draft) throws IOException {
        json.nextToken();
        switch (field) {
            case "version" -> draft.version = json.getIntValue();
            case "text" -> draft.text = Optional.of(text(json));
            case "language" -> draft.language = Optional.of(text(json));
            case "billed" -> draft.billed = Optional.of(Duration.ofNanos(json.getLongValue()));
            case "model" -> draft.model = Optional.of(text(json));
            case "segments" -> draft.segments = list(json, Segment::new);
            case "words" -> draft.words = list(json, Word::new);
            default -> json.skipChildren();
        }
    }

    /// Makes a passage, or a word.
    @FunctionalInterface
    private interface Timed<T> {
        T at(String text, Duration start, Duration end);
    }

    private static <T> List<T> list(JsonParser json, Timed<T> kind) throws IOException {
        expect(JsonToken.START_ARRAY, json.currentToken());
        var items = new ArrayList<T>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            expect(JsonToken.START_ARRAY, json.currentToken());
            json.nextToken();
            var text = text(json);
            json.nextToken();
            var start = Duration.ofNanos(json.getLongValue());
            json.nextToken();
            items.add(kind.at(text, start, Duration.ofNanos(json.getLongValue())));
            expect(JsonToken.END_ARRAY, json.nextToken());
        }
        return items;
    }

    private static String text(JsonParser json) throws IOException {
        expect(JsonToken.VALUE_STRING, json.currentToken());
        return json.getText();
    }

    private static void expect(JsonToken wanted, JsonToken found) throws JsonParseException {
        if (found != wanted) {
            throw corrupt(wanted.name());
        }
    }

    private static JsonParseException corrupt(String what) {
        return new JsonParseException(null, "a transcript is kept whose " + what + " cannot be read");
    }

    private TranscriptText() {}
}
