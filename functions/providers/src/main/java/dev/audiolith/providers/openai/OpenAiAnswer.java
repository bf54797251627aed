package dev.audiolith.providers.openai;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An answer as it is on the wire, in any of its formats: everything in it may be missing, null, or a number written as text.
///
/// Only what is used is read: Whisper's tokens are most of an answer, and would be most of our memory.
@JsonIgnoreProperties(ignoreUnknown = true)
record OpenAiAnswer(@Nullable String text, @Nullable JsonNode language, @Nullable JsonNode languages, @Nullable JsonNode duration,
        @Nullable List<@Nullable Passage> segments, @Nullable List<@Nullable Passage> words, @Nullable JsonNode usage) {

    /// A segment has a `text`, a word has a `word`.
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Passage(@Nullable String text, @Nullable String word, @Nullable JsonNode start, @Nullable JsonNode end) {

        String said() {
            var said = text == null ? word : text;
            return said == null ? "" : said.strip();
        }
    }
}
