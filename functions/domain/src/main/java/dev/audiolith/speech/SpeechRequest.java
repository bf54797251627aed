package dev.audiolith.speech;

import dev.audiolith.audio.AudioFormat;
import dev.audiolith.failure.InvalidRequest;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What is to be spoken and how: every setting that changes the audio, checked.
///
/// Names and ranges that only ElevenLabs can judge (does this voice exist, may this plan use that format) are left to it.
///
/// @param captions whether the words' times are wanted as well
/// @param surroundings what is said around the text; only a part of a longer text has any
public record SpeechRequest(String text, String voiceId, Optional<String> modelId, Map<String, Object> voiceSettings,
        AudioFormat format, Optional<String> languageCode, Optional<Long> seed, boolean captions, Surroundings surroundings) {
    public static final int MAX_CHARACTERS = 100_000;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})?");
    private static final long MAX_SEED = 4_294_967_295L;

    public SpeechRequest {
        checkText(text);
        if (!NAME.matcher(voiceId).matches()) {
            throw new InvalidRequest("voiceId", "must be 1 to 64 letters, digits, _ or -");
        }
        if (modelId.isPresent() && !NAME.matcher(modelId.get()).matches()) {
            throw new InvalidRequest("modelId", "must be 1 to 64 letters, digits, _ or -");
        }
        if (languageCode.isPresent() && !LANGUAGE.matcher(languageCode.get()).matches()) {
            throw new InvalidRequest("languageCode", "must be a language code such as en");
        }
        if (seed.isPresent() && (seed.get() < 0 || seed.get() > MAX_SEED)) {
            throw new InvalidRequest("seed", "must be a whole number from 0 to " + MAX_SEED);
        }
        if (!format.canBeJoined() && text.codePointCount(0, text.length()) > SpeechModel.of(modelId).mostCharacters()) {
            throw new InvalidRequest("outputFormat", "cannot be " + format.name() + " for a text that the model takes only in parts");
        }
        voiceSettings.forEach(SpeechRequest::checkSetting);
        voiceSettings = Map.copyOf(voiceSettings);
    }

    /// A whole text without captions.
    public SpeechRequest(String text, String voiceId, Optional<String> modelId, Map<String, Object> voiceSettings,
            AudioFormat format, Optional<String> languageCode, Optional<Long> seed) {
        this(text, voiceId, modelId, voiceSettings, format, languageCode, seed, false, Surroundings.NONE);
    }

    /// The same with captions, or without.
    public SpeechRequest captioned(boolean wanted) {
        return new SpeechRequest(text, voiceId, modelId, voiceSettings, format, languageCode, seed, wanted, surroundings);
    }

    /// One part of this text, to be spoken as the rest of it is.
    SpeechRequest part(String part, Surroundings around) {
        return new SpeechRequest(part, voiceId, modelId, voiceSettings, format, languageCode, seed, captions, around);
    }

    /// Characters as people and ElevenLabs count them: code points, not Java's `char`s.
    public int characters() {
        return text.codePointCount(0, text.length());
    }

    /// The voice's settings in an order that is the same for equal settings.
    public Map<String, Object> orderedVoiceSettings() {
        return new TreeMap<>(voiceSettings);
    }

    private static void checkText(String text) {
        if (text.isBlank()) {
            throw new InvalidRequest("text", "must not be empty");
        }
        if (text.codePointCount(0, text.length()) > MAX_CHARACTERS) {
            throw new InvalidRequest("text", "must have at most " + MAX_CHARACTERS + " characters");
        }
        if (text.codePoints().anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)) {
            throw new InvalidRequest("text", "must be valid Unicode: it has half of a surrogate pair");
        }
    }

    private static void checkSetting(String name, Object value) {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidRequest("voiceSettings", "has a name that is not letters, digits, _ or -");
        }
        var isFinite = value instanceof Number number && Double.isFinite(number.doubleValue());
        if (!isFinite && !(value instanceof Boolean)) {
            throw new InvalidRequest("voiceSettings." + name, "must be a number or true or false");
        }
    }
}
