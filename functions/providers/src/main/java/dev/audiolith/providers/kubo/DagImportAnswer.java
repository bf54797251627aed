package dev.audiolith.providers.kubo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.audiolith.content.Cid;
import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.pin.PinOutcome;
import dev.audiolith.providers.Addresses;
import dev.audiolith.providers.http.LenientJson;
import java.util.Optional;

/// Reads what `dag/import` answers with 200: JSON lines, among them one for the root.
///
/// Status 200 proves nothing: the node sends it before it has read the archive, and reports later trouble in a trailer, which the
/// JDK's client hides. The proof is the line with our root and without a pin error; a line that says otherwise outweighs it.
final class DagImportAnswer {

    static PinOutcome outcome(String provider, Cid ours, String text) {
        var isPinned = false;
        for (var line : text.lines().filter(each -> !each.isBlank()).toList()) {
            var json = LenientJson.read(line);
            if (!json.isObject()) {
                return Addresses.corrupt(provider, "answered something other than JSON lines");
            }
            if (isTrouble(json)) {
                return new PinOutcome.NotPinned(
                        Failure.of(FailureKind.BUSY, provider, provider + " took the archive but could not pin it"));
            }
            var root = json.at("/Root/Cid/~1").asText();
            if (!root.isEmpty() && !Addresses.agree(ours, root)) {
                return Addresses.corrupt(provider, "addresses the sound differently");
            }
            isPinned |= !root.isEmpty();
        }
        return isPinned
                ? new PinOutcome.Pinned(provider, Optional.empty())
                : Addresses.corrupt(provider, "said yes without naming the root");
    }

    private static boolean isTrouble(JsonNode line) {
        return !line.at("/Root/PinErrorMsg").asText().isEmpty() || "error".equals(line.path("Type").asText());
    }

    private DagImportAnswer() {}
}
