package dev.audiolith.testkit.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.recording.Span;
import dev.audiolith.speech.Word;
import dev.audiolith.transcript.Segment;
import dev.audiolith.transcript.Transcript;
import dev.audiolith.transcript.Transcripts;
import dev.audiolith.transcript.Transcripts.PieceHeard;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every keeper of texts must do.
public interface TranscriptsContract {
    Span PIECE = new Span(Duration.ofMillis(1_250), Duration.ofMinutes(4));

    Transcript SAID = new Transcript("F\u00fcr \"Elise\"\n\ud83d\ude00 \u0000", Optional.of("de"),
            List.of(new Segment("F\u00fcr \"Elise\"", Duration.ZERO, Duration.ofNanos(3_319_999_933L)),
                    new Segment("\ud83d\ude00", Duration.ofSeconds(4), Duration.ofSeconds(4))),
            List.of(new Word("F\u00fcr", Duration.ofNanos(1), Duration.ofMillis(300)),
                    new Word("Elise", Duration.ofMillis(300), Duration.ofHours(25))));

    /// The same throughout one test.
    Transcripts transcripts();

    @Test
    default void a_text_is_found_as_it_was_saved() {
        var id = SampleTranscriptions.newId();
        var other = SampleTranscriptions.newId();
        transcripts().save(id, SAID);
        transcripts().save(other, Transcript.NOTHING);

        assertThat(transcripts().find(id)).contains(SAID);
        assertThat(transcripts().find(other)).contains(Transcript.NOTHING);
        assertThat(transcripts().find(SampleTranscriptions.newId())).isEmpty();
    }

    @Test
    default void what_is_saved_last_counts() {
        var id = SampleTranscriptions.newId();
        transcripts().save(id, Transcript.NOTHING);
        transcripts().save(id, SAID);

        assertThat(transcripts().find(id)).contains(SAID);
    }

    @Test
    default void a_piece_is_found_by_where_it_begins_and_ends() {
        var id = SampleTranscriptions.newId();
        var heard = new PieceHeard(SAID, Duration.ofMillis(238_750), "whisper-1");
        transcripts().savePiece(id, PIECE, heard);

        assertThat(transcripts().findPiece(id, PIECE)).contains(heard);
        assertThat(transcripts().findPiece(id, new Span(PIECE.start(), PIECE.end().plusMillis(1)))).isEmpty();
        assertThat(transcripts().findPiece(id, new Span(PIECE.start().plusMillis(1), PIECE.end()))).isEmpty();
        assertThat(transcripts().findPiece(SampleTranscriptions.newId(), PIECE)).isEmpty();
        assertThat(transcripts().find(id)).as("a piece is not the whole").isEmpty();
    }

    @Test
    default void many_hours_of_words_are_kept_whole() {
        var id = SampleTranscriptions.newId();
        var words = IntStream.range(0, 120_000)
                .mapToObj(i -> new Word("word" + i, Duration.ofMillis(i * 400L), Duration.ofMillis(i * 400L + 399))).toList();
        var segments = IntStream.range(0, 12_000)
                .mapToObj(i -> new Segment("a passage of some length, the " + i + "th", Duration.ofSeconds(i * 4L),
                        Duration.ofSeconds(i * 4L + 4)))
                .toList();
        var long12h = new Transcript("text ".repeat(120_000), Optional.of("en"), segments, words);
        transcripts().save(id, long12h);

        assertThat(transcripts().find(id).orElseThrow().equals(long12h)).isTrue();
    }
}
