package dev.audiolith.speech;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What must be known about a model of ElevenLabs before it is asked: how many characters it takes at once, and whether it may be told
/// what is said around a text (it refuses the whole request if not).
///
/// Of a model that is not in the table only the least is assumed: what is too careful costs a seam more, what is too bold an error.
public record SpeechModel(int mostCharacters, boolean takesSurroundings) {
    private static final SpeechModel MULTILINGUAL = new SpeechModel(10_000, true);
    private static final SpeechModel FAST_2 = new SpeechModel(30_000, true);
    private static final SpeechModel FAST_2_5 = new SpeechModel(40_000, true);
    private static final SpeechModel UNKNOWN = new SpeechModel(2_000, false);

    private static final Map<String, SpeechModel> TABLE = Map.ofEntries(
            Map.entry("eleven_multilingual_v2", MULTILINGUAL), Map.entry("eleven_multilingual_v1", MULTILINGUAL),
            Map.entry("eleven_monolingual_v1", MULTILINGUAL),
            Map.entry("eleven_flash_v2", FAST_2), Map.entry("eleven_turbo_v2", FAST_2),
            Map.entry("eleven_flash_v2_5", FAST_2_5), Map.entry("eleven_turbo_v2_5", FAST_2_5),
            Map.entry("eleven_v3", new SpeechModel(3_000, false)));

    /// Without a name, the model that ElevenLabs takes by itself.
    public static SpeechModel of(Optional<String> modelId) {
        return modelId.map(id -> TABLE.getOrDefault(id, UNKNOWN)).orElse(MULTILINGUAL);
    }

    /// Whether a text is more than this model takes at once.
    public boolean mustSplit(SpeechRequest request) {
        return request.characters() > mostCharacters;
    }

    /// The request as this model takes it: itself, or its parts in order, each with what is said around it. Always the same for the
    /// same request, so that parts can be found again.
    public List<SpeechRequest> parts(SpeechRequest request) {
        return List.of(request);
    }
}
