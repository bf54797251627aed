package dev.audiolith.providers.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.providers.openai.OpenAiAnswer.Passage;
import dev.audiolith.recording.Span;
import dev.audiolith.speech.Word;
import dev.audiolith.transcript.Segment;
import dev.audiolith.transcript.Transcriber.Piece;
import dev.audiolith.transcript.TranscriberOutcome;
import dev.audiolith.transcript.Transcript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Judges the answer for one piece: a transcript of all of it, or nothing that could be one.
///
/// A yes is not believed by its status: a page with 200, a cut text, a text that is missing, "30 minutes" for an hour of sound, and an
/// answer as long as answers can be are all refused, as otherwise a part would be taken for the whole.
final class AnswerReader {
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    /// Decoders disagree about the silence that MP3 adds at both ends, and some servers round to seconds.
    private static final Duration ROUNDING = Duration.ofSeconds(2);
    private static final int HUNDREDTHS_OF_LENGTH = 2;
    private static final double SECONDS_A_DAY = 86_400;

    private final String server;
    private final String model;
    private final OpenAiModel how;
    private final Piece piece;

    AnswerReader(String server, String model, OpenAiModel how, Piece piece) {
        this.server = server;
        this.model = model;
        this.how = how;
        this.piece = piece;
    }

    TranscriberOutcome read(String json) {
        OpenAiAnswer answer;
        try {
            answer = MAPPER.readValue(json, OpenAiAnswer.class);
        } catch (JsonProcessingException e) {
            // A page, a cut answer, another shape: whatever it is, it is no transcript.
            return corrupt("answered what is not a transcript");
        }
        return answer == null ? corrupt("answered nothing") : judge(answer);
    }

    private TranscriberOutcome judge(OpenAiAnswer answer) {
        var segments = passages(answer.segments(), (said, span) -> new Segment(said, span.start(), span.end()));
        var text = answer.text() == null || answer.text().isBlank()
                ? segments.stream().map(Segment::text).collect(Collectors.joining(" "))
                : answer.text().strip();
        if (answer.text() == null && text.isEmpty()) {
            return corrupt("answered without a text");
        }
        var reported = seconds(answer.duration());
        if (reported.isPresent() && reported.getAsDouble() < leastSeconds()) {
            return corrupt("heard only a part of the piece");
        }
        if (number(answer.usage(), "output_tokens").orElse(0) >= how.mostTokens()) {
            return declined(FailureKind.TOO_LARGE, "reached the end of its answer before the end of the piece");
        }
        var words = passages(answer.words(), (said, span) -> new Word(said, span.start(), span.end()));
        return new TranscriberOutcome.Heard(new Transcript(text, language(answer), segments, words), billed(answer), model);
    }

    private double leastSeconds() {
        var tolerance = ROUNDING.plus(piece.length().multipliedBy(HUNDREDTHS_OF_LENGTH).dividedBy(100));
        return piece.length().minus(tolerance).toMillis() / 1000.0;
    }

    private <T> List<T> passages(@Nullable List<@Nullable Passage> given, BiFunction<String, Span, T> made) {
        var times = new PieceTimes(piece.length());
        var all = new ArrayList<T>();
        for (var passage : given == null ? List.<@Nullable Passage>of() : given) {
            if (passage != null && !passage.said().isEmpty()) {
                all.add(made.apply(passage.said(), times.next(seconds(passage.start()), seconds(passage.end()))));
            }
        }
        return all;
    }

    private Optional<String> language(OpenAiAnswer answer) {
        var first = answer.languages() == null ? null : answer.languages().get(0);
        return Optional.ofNullable(answer.language()).or(() -> Optional.ofNullable(first)).filter(JsonNode::isTextual)
                .flatMap(name -> LanguageName.code(name.textValue()))
                .or(piece::language);
    }

    /// Many compatible servers say nothing of it, and models that are charged by the token have no seconds.
    private Duration billed(OpenAiAnswer answer) {
        var seconds = number(answer.usage(), "seconds");
        return seconds.isPresent() && seconds.getAsDouble() >= 0 && seconds.getAsDouble() <= SECONDS_A_DAY
                ? Duration.ofMillis(Math.round(seconds.getAsDouble() * 1000))
                : piece.length();
    }

    private static OptionalDouble number(@Nullable JsonNode object, String name) {
        return object == null ? OptionalDouble.empty() : seconds(object.get(name));
    }

    private static OptionalDouble seconds(@Nullable JsonNode value) {
        if (value == null || !(value.isNumber() || value.isTextual())) {
            return OptionalDouble.empty();
        }
        var number = value.asDouble(Double.NaN);
        return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    }

    private TranscriberOutcome corrupt(String what) {
        return declined(FailureKind.CORRUPT_ANSWER, what);
    }

    private TranscriberOutcome declined(FailureKind kind, String what) {
        return new TranscriberOutcome.Declined(Failure.of(kind, server, server + " " + what));
    }
}
