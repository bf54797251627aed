package dev.audiolith.edge;

import com.fasterxml.jackson.databind.JsonNode;
import dev.audiolith.testkit.time.ManualClock;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A journal whose lines can be read back.
final class JournalPage {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Journal journal;

    JournalPage(ManualClock clock) {
        this.journal = new Journal("door", "Audiolith/test", new PrintStream(bytes, true, StandardCharsets.UTF_8), clock);
    }

    Journal journal() {
        return journal;
    }

    List<JsonNode> lines() {
        return bytes.toString(StandardCharsets.UTF_8).lines().map(line -> Json.parse(line).orElseThrow()).toList();
    }
}
