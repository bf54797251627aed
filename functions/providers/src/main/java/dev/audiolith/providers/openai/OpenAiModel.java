package dev.audiolith.providers.openai;

import dev.audiolith.transcript.TranscriberModel;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What must be known about a model before it is asked: how, for how much at once, at what price.
///
/// Whisper's family tells times; its newer siblings answer a bare text, refuse what is longer than 1,400 seconds (and an hour with the
/// words that it were "corrupted"), and say at most 2,000 tokens: someone who talks fast fills that in five minutes, and the rest would
/// be missing in silence. So they are asked for five minutes, and an answer that long counts as cut off.
///
/// Of a model that is not in the table only the least is assumed: too careful costs a cut more, too bold an error. That a name speaks of
/// Whisper is taken as a sign: compatible servers call their own versions so.
///
/// @param longest recording that it is asked for
/// @param mostTokens of an answer; one that has as many was cut off
/// @param usdPerMinute what OpenAI charges: by the minute, or as it estimates for those charged by the token
record OpenAiModel(Duration longest, int mostTokens, boolean timed, List<Field> fields, Optional<BigDecimal> usdPerMinute) {
    /// Counted over the whole form, not over the file.
    static final long MOST_BYTES = 26_214_400;

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DOCUMENTED = Duration.ofSeconds(1_400);
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final int ENDLESS = Integer.MAX_VALUE;
    private static final int FEW = 2_000;

    private static final List<Field> TIMES = List.of(new Field("response_format", "verbose_json"),
            new Field("timestamp_granularities[]", "segment"), new Field("timestamp_granularities[]", "word"));
    private static final List<Field> BARE = List.of(new Field("response_format", "json"));
    /// Without a strategy it refuses whatever is longer than 30 seconds.
    private static final List<Field> SPEAKERS = List.of(new Field("response_format", "diarized_json"),
            new Field("chunking_strategy", "auto"));

    private static final OpenAiModel GPT_4O = new OpenAiModel(FIVE_MINUTES, FEW, false, BARE, price("0.006"));
    private static final OpenAiModel GPT_4O_MINI = new OpenAiModel(FIVE_MINUTES, FEW, false, BARE, price("0.003"));
    private static final OpenAiModel WHISPER_LIKE = new OpenAiModel(DOCUMENTED, ENDLESS, true, TIMES, Optional.empty());
    private static final OpenAiModel UNKNOWN = new OpenAiModel(FIVE_MINUTES, ENDLESS, false, BARE, Optional.empty());

    private static final Map<String, OpenAiModel> TABLE = Map.of(
            "whisper-1", new OpenAiModel(HOUR, ENDLESS, true, TIMES, price("0.006")),
            "gpt-4o-transcribe", GPT_4O,
            "gpt-4o-mini-transcribe", GPT_4O_MINI, "gpt-4o-mini-transcribe-2025-03-20", GPT_4O_MINI,
            "gpt-4o-mini-transcribe-2025-12-15", GPT_4O_MINI,
            "gpt-4o-transcribe-diarize", new OpenAiModel(FIVE_MINUTES, FEW, true, SPEAKERS, price("0.006")),
            "gpt-transcribe", new OpenAiModel(DOCUMENTED, ENDLESS, false, BARE, price("0.0045")),
            // The local run's built-in recogniser.
            "sphinx4", new OpenAiModel(DOCUMENTED, ENDLESS, true, TIMES, Optional.empty()));

    /// One field of the form; a name may come twice.
    record Field(String name, String value) {}

    static OpenAiModel named(String name) {
        var known = TABLE.get(name);
        if (known != null) {
            return known;
        }
        return name.contains("whisper") ? WHISPER_LIKE : UNKNOWN;
    }

    /// What OpenAI itself charges for each model.
    static Map<String, BigDecimal> prices() {
        return TABLE.entrySet().stream().filter(row -> row.getValue().usdPerMinute().isPresent())
                .collect(Collectors.toMap(Map.Entry::getKey, row -> row.getValue().usdPerMinute().orElseThrow()));
    }

    TranscriberModel limits(String name) {
        return new TranscriberModel(name, MOST_BYTES, longest, timed);
    }

    private static Optional<BigDecimal> price(String usd) {
        return Optional.of(new BigDecimal(usd));
    }
}
