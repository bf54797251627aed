package dev.audiolith.ipfsretry;

import dev.audiolith.edge.Answers;
import dev.audiolith.edge.HttpAnswer;
import dev.audiolith.edge.HttpRequest;
import dev.audiolith.edge.JsonFields;
import dev.audiolith.edge.Refused;
import dev.audiolith.failure.InvalidRequest;
import dev.audiolith.sound.Rescue;
import dev.audiolith.sound.SoundId;
import dev.audiolith.sound.SoundState;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `POST /api/admin/retry-ipfs`: tries pending sounds now, those first that were not tried for longest, or the one that is named.
final class Rescuing {
    private static final int MAX_BODY_BYTES = 4_096;
    private static final int USUAL = 25;
    private static final int MOST = 200;
    /// For writing down what came of the last tries.
    private static final Duration MARGIN = Duration.ofSeconds(2);

    private final Rescue rescue;

    Rescuing(Rescue rescue) {
        this.rescue = rescue;
    }

    HttpAnswer post(HttpRequest request) {
        var fields = request.jsonIfAny(MAX_BODY_BYTES);
        var limit = limit(fields, request);
        var deadline = request.deadline().less(MARGIN);
        var soundId = fields.findText("soundId").or(() -> request.queryParameter("soundId")).map(Rescuing::soundId);
        return answer(soundId.map(id -> rescue.rescue(id, deadline).map(tried -> new Rescue.Rescued(List.of(tried), 0))
                .orElseThrow(() -> new Refused(Answers.refusal(404, "NOT_FOUND", "there is no such sound, or it is over", false))))
                .orElseGet(() -> rescue.rescue(limit, deadline)));
    }

    private static HttpAnswer answer(Rescue.Rescued rescued) {
        var results = rescued.tried().stream().map(Rescuing::result).toList();
        var succeeded = rescued.tried().stream().filter(tried -> tried.error().isEmpty()).count();
        var fields = new LinkedHashMap<String, Object>();
        fields.put("processed", results.size());
        fields.put("successCount", succeeded);
        fields.put("failureCount", results.size() - succeeded);
        fields.put("results", results);
        fields.put("remaining", rescued.remaining());
        return Answers.flat(fields).note("processed", results.size()).note("succeeded", succeeded).note("remaining", rescued.remaining());
    }

    private static Map<String, Object> result(Rescue.Tried tried) {
        var sound = tried.sound();
        var result = new LinkedHashMap<String, Object>();
        result.put("id", sound.id().text());
        result.put("success", sound.state() == SoundState.PINNED);
        sound.pin().ifPresent(pin -> {
            result.put("ipfsHash", sound.audio().digests().cid().toString());
            result.put("provider", pin.provider());
        });
        tried.error().ifPresent(error -> result.put("error", error));
        return result;
    }

    private static int limit(JsonFields fields, HttpRequest request) {
        var limit = fields.findWhole("limit").or(() -> request.queryParameter("limit").map(Rescuing::whole)).orElse((long) USUAL);
        if (limit < 1 || limit > MOST) {
            throw badLimit();
        }
        return limit.intValue();
    }

    private static long whole(String text) {
        if (!text.matches("\\d{1,9}")) {
            throw badLimit();
        }
        return Long.parseLong(text);
    }

    private static InvalidRequest badLimit() {
        return new InvalidRequest("limit", "must be a whole number from 1 to " + MOST);
    }

    private static SoundId soundId(String text) {
        try {
            return new SoundId(text);
        } catch (InvalidRequest e) {
            throw new InvalidRequest("soundId", "is not the id of a sound");
        }
    }
}
