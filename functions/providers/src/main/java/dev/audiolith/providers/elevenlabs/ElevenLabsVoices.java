package dev.audiolith.providers.elevenlabs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.providers.http.BrokenCall;
import dev.audiolith.providers.http.Call;
import dev.audiolith.providers.http.Exchange;
import dev.audiolith.providers.http.LenientJson;
import dev.audiolith.providers.http.Secret;
import dev.audiolith.speech.Voice;
import dev.audiolith.speech.Voices;
import dev.audiolith.time.Deadline;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/// The voices of ElevenLabs: page by page where its second interface answers, which takes 100 at once; else the whole list of the
/// first, which compatible servers have, cut into pages here.
public final class ElevenLabsVoices implements Voices {
    private static final int MOST_AT_ONCE = 100;
    private static final int MOST_BYTES = 8 << 20;
    /// A cursor of ours into the whole list; its own never look like this.
    private static final Pattern OFFSET = Pattern.compile("offset-(\\d{1,6})");

    private final Exchange exchange;
    private final URI base;
    private final Secret key;

    public ElevenLabsVoices(HttpClient client, URI base, Secret key) {
        this.exchange = new Exchange(client, ElevenLabsRefusals.TABLE);
        this.base = base;
        this.key = key;
    }

    @Override
    public Listed list(Query query, Deadline deadline) {
        var offset = query.cursor().map(OFFSET::matcher).filter(match -> match.matches()).map(match -> Integer.valueOf(match.group(1)));
        if (offset.isPresent()) {
            return whole(query, offset.get(), deadline);
        }
        try {
            return page(ask(second(query), deadline));
        } catch (BrokenCall e) {
            // A 404 without a code of theirs: there is no such interface.
            return e.failure().kind() == FailureKind.INVALID_INPUT && query.cursor().isEmpty()
                    ? whole(query, 0, deadline)
                    : new Listed.Unavailable(e.failure());
        }
    }

    private static String second(Query query) {
        return "/v2/voices?page_size=" + Math.min(query.limit(), MOST_AT_ONCE)
                + query.cursor().map(cursor -> "&next_page_token=" + encoded(cursor)).orElse("")
                + query.search().map(search -> "&search=" + encoded(search)).orElse("");
    }

    private Listed whole(Query query, int offset, Deadline deadline) {
        try {
            return switch (page(ask("/v1/voices", deadline))) {
                case Listed.Page(var voices, _) -> {
                    var found = voices.stream().filter(voice -> query.search().map(search -> matches(voice, search)).orElse(true)).toList();
                    var from = Math.min(offset, found.size());
                    var to = Math.min(from + query.limit(), found.size());
                    yield new Listed.Page(found.subList(from, to), to < found.size() ? Optional.of("offset-" + to) : Optional.empty());
                }
                case Listed.Unavailable unavailable -> unavailable;
            };
        } catch (BrokenCall e) {
            return new Listed.Unavailable(e.failure());
        }
    }

    private static boolean matches(Voice voice, String search) {
        return voice.name().toLowerCase(Locale.ROOT).contains(search.toLowerCase(Locale.ROOT));
    }

    private JsonNode ask(String path, Deadline deadline) throws BrokenCall {
        return LenientJson.read(exchange.ask(Call.get(base, path).key("xi-api-key", key), MOST_BYTES, deadline));
    }

    private static Listed page(JsonNode answer) {
        var voices = answer.path("voices");
        if (!voices.isArray()) {
            return new Listed.Unavailable(Failure.of(FailureKind.CORRUPT_ANSWER, ElevenLabsSpeaker.NAME,
                    ElevenLabsSpeaker.NAME + " answered something that is no list of voices"));
        }
        var next = answer.path("has_more").asBoolean() ? text(answer.path("next_page_token")) : Optional.<String>empty();
        // A voice without id cannot be asked for; one without name is called by its id.
        return new Listed.Page(StreamSupport.stream(voices.spliterator(), false).flatMap(node -> voice(node).stream()).toList(), next);
    }

    private static Optional<Voice> voice(JsonNode node) {
        return text(node.path("voice_id")).map(id -> new Voice(id, text(node.path("name")).orElse(id), text(node.path("category")),
                text(node.path("description")), labels(node.path("labels")),
                text(node.path("preview_url")).flatMap(ElevenLabsVoices::uri)));
    }

    private static Map<String, String> labels(JsonNode node) {
        var labels = new LinkedHashMap<String, String>();
        node.properties().forEach(label -> text(label.getValue()).ifPresent(value -> labels.put(label.getKey(), value)));
        return labels;
    }

    private static Optional<String> text(JsonNode node) {
        return Optional.of(node).filter(JsonNode::isTextual).map(JsonNode::textValue).filter(text -> !text.isBlank());
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(URI.create(text)).filter(uri -> "https".equals(uri.getScheme()));
        } catch (IllegalArgumentException e) {
            // A preview nobody can open is no preview.
            return Optional.empty();
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
