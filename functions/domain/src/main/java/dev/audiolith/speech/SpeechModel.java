package dev.audiolith.speech;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// What must be known about a model of ElevenLabs before it is asked: how many characters it takes at once, and whether it may be told
/// what is said around a text (it refuses the whole request if not).
///
/// Of a model that is not in the table only the least is assumed: what is too careful costs a seam more, what is too bold an error.
public record SpeechModel(int mostCharacters, boolean takesSurroundings) {
    /// How slowly and how fast any of them speaks, where 1 is as the voice does by itself.
    public static final double SLOWEST = 0.7;
    public static final double FASTEST = 1.2;

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
    /// What is spoken, and what is lost when it breaks off, in one go once a text has to be split anyway.
    private static final int PART = 5_000;
    /// What the slowest voice speaks within one turn of a worker. A text that cannot be joined again is spoken at once even so.
    private static final int AT_ONCE = 10_000;
    /// Enough to hear how a sentence goes on.
    private static final int SURROUNDING = 300;

    /// Without a name, the model that ElevenLabs takes by itself.
    public static SpeechModel of(Optional<String> modelId) {
        return modelId.map(id -> TABLE.getOrDefault(id, UNKNOWN)).orElse(MULTILINGUAL);
    }

    /// Whether a text is more than this model takes at once, or than can be waited for.
    public boolean mustSplit(SpeechRequest request) {
        return request.characters() > (request.format().canBeJoined() ? Math.min(mostCharacters, AT_ONCE) : mostCharacters);
    }

    /// The request as this model takes it: itself, or its parts in order, each with what is said around it. Always the same for the
    /// same request, so that parts can be found again.
    public List<SpeechRequest> parts(SpeechRequest request) {
        if (!mustSplit(request)) {
            return List.of(request);
        }
        var texts = SentenceSplitter.split(request.text(), Math.min(mostCharacters, PART));
        return IntStream.range(0, texts.size()).mapToObj(i -> request.part(texts.get(i), surroundings(texts, i))).toList();
    }

    private Surroundings surroundings(List<String> texts, int part) {
        if (!takesSurroundings) {
            return Surroundings.NONE;
        }
        var before = part == 0 ? "" : end(texts.get(part - 1));
        var after = part == texts.size() - 1 ? "" : start(texts.get(part + 1));
        return new Surroundings(before, after);
    }

    private static String start(String text) {
        return text.codePointCount(0, text.length()) <= SURROUNDING ? text : text.substring(0, text.offsetByCodePoints(0, SURROUNDING));
    }

    private static String end(String text) {
        return text.codePointCount(0, text.length()) <= SURROUNDING
                ? text
                : text.substring(text.offsetByCodePoints(text.length(), -SURROUNDING));
    }
}
