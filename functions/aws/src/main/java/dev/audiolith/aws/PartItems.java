package dev.audiolith.aws;

import dev.audiolith.track.Kept;
import dev.audiolith.track.Part;
import dev.audiolith.track.Parts;
import dev.audiolith.track.Sources;
import java.net.URI;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The parts of a track, where they lay and what is kept of them, in the items of a track and of a job.
final class PartItems {
    private static final String URL = "Url";
    private static final String KEPT = "kept";
    private static final String FAILED = "failedParts";
    private static final String KEY = "key";
    private static final String BYTES = "bytes";
    private static final String SHA256 = "sha256";
    private static final String CONTENT_TYPE = "contentType";
    private static final String PLAYS = "plays";

    static void write(Sources sources, ItemWriter item) {
        for (var part : Part.values()) {
            item.text(name(part) + URL, sources.of(part).map(URI::toString));
        }
    }

    static Sources sources(ItemReader item) {
        return new Sources(URI.create(item.text(name(Part.AUDIO) + URL)), url(Part.COVER, item), url(Part.VIDEO, item));
    }

    private static Optional<URI> url(Part part, ItemReader item) {
        return item.findText(name(part) + URL).map(URI::create);
    }

    static void write(Parts parts, ItemWriter item) {
        var kept = new HashMap<String, AttributeValue>();
        parts.kept().forEach((part, file) -> kept.put(name(part), AttributeValue.fromM(toItem(file))));
        // An empty map comes out of the stream as nothing that the SDK knows.
        if (!kept.isEmpty()) {
            item.map(KEPT, kept);
        }
        if (!parts.failed().isEmpty()) {
            item.text(FAILED, parts.failed().stream().map(Part::name).sorted().collect(Collectors.joining("\n")));
        }
    }

    static Parts parts(ItemReader item) {
        var kept = new EnumMap<Part, Kept>(Part.class);
        item.findMap(KEPT).orElse(Map.of())
                .forEach((name, file) -> kept.put(Part.valueOf(name.toUpperCase(Locale.ROOT)), fromItem(file.m())));
        var failed = item.findText(FAILED).map(text -> text.lines().map(Part::valueOf).collect(Collectors.toSet()));
        return new Parts(kept, failed.orElse(Set.of()));
    }

    private static Map<String, AttributeValue> toItem(Kept file) {
        return new ItemWriter().text(KEY, file.key()).number(BYTES, file.bytes()).text(SHA256, file.sha256())
                .text(CONTENT_TYPE, file.contentType()).duration(PLAYS, file.plays()).item();
    }

    private static Kept fromItem(Map<String, AttributeValue> attributes) {
        var item = new ItemReader(attributes);
        return new Kept(item.text(KEY), item.number(BYTES), item.text(SHA256), item.text(CONTENT_TYPE), item.findDuration(PLAYS));
    }

    private static String name(Part part) {
        return part.name().toLowerCase(Locale.ROOT);
    }

    private PartItems() {}
}
