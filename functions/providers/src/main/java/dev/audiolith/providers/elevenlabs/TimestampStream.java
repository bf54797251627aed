package dev.audiolith.providers.elevenlabs;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.providers.http.BrokenCall;
import dev.audiolith.speech.Alignment;
import dev.audiolith.speech.BrokenSpeech;
import dev.audiolith.stream.BulkInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/// Speech with times, as ElevenLabs streams it: one JSON object after the other, each with some audio in base64 and the times of
/// some characters. Reads as the audio alone; the words are known once it has ended.
///
/// Only one object's audio is in memory, and what all objects together may say is bounded. An object may lack its audio, or have
/// times that make no sense; whatever else is not as it must be breaks as [BrokenSpeech].
final class TimestampStream extends BulkInputStream {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(16).maxNameLength(200).maxNumberLength(100)
                    .maxStringLength(1 << 10).build())
            .build();

    private final JsonParser parser;
    private final TimedCharacters times;
    private ByteArrayInputStream current = new ByteArrayInputStream(new byte[0]);
    private boolean hasEnded;

    private TimestampStream(JsonParser parser, int characters) {
        this.parser = parser;
        this.times = new TimedCharacters(parser, characters);
    }

    /// Waits for the first bytes. `characters` is how many were asked for: an answer that has far more is no answer to that.
    static TimestampStream over(InputStream body, int characters) throws IOException {
        try {
            return new TimestampStream(JSON.createParser(body), characters);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    Alignment alignment() {
        return times;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        var count = current.read(target, offset, length);
        while (count < 0 && !hasEnded) {
            current = next();
            count = current.read(target, offset, length);
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private ByteArrayInputStream next() throws IOException {
        try {
            var token = parser.nextToken();
            if (token == null) {
                hasEnded = true;
                return new ByteArrayInputStream(new byte[0]);
            }
            return new ByteArrayInputStream(audioOf(token));
        } catch (IOException e) {
            throw broken(e);
        } catch (IllegalArgumentException e) {
            // How the parser says that something is not base64.
            throw unreadable(e);
        }
    }

    private byte[] audioOf(JsonToken start) throws IOException {
        if (start != JsonToken.START_OBJECT) {
            throw new JsonParseException(parser, "an object was expected");
        }
        var audio = new AudioChunk();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            var value = parser.nextToken();
            switch (name) {
                case "audio_base64" -> {
                    if (value == JsonToken.VALUE_STRING) {
                        parser.readBinaryValue(audio);
                    } else if (value != JsonToken.VALUE_NULL) {
                        throw new JsonParseException(parser, "audio that is no text");
                    }
                }
                case "alignment" -> times.read(value);
                case "detail" -> throw new JsonParseException(parser, "an error where audio was expected");
                default -> parser.skipChildren();
            }
        }
        return audio.toByteArray();
    }

    private static IOException broken(IOException e) {
        return switch (e) {
            case BrokenCall call -> new BrokenSpeech(call.failure(), call);
            case JsonProcessingException json -> unreadable(json);
            default -> e;
        };
    }

    private static BrokenSpeech unreadable(Exception e) {
        var message = ElevenLabsSpeaker.NAME + " answered timestamps that cannot be read";
        return new BrokenSpeech(Failure.of(FailureKind.CORRUPT_ANSWER, ElevenLabsSpeaker.NAME, message), e);
    }
}
