package dev.audiolith.transcribe;

import dev.audiolith.edge.Answers;
import dev.audiolith.edge.CallbackField;
import dev.audiolith.edge.HttpAnswer;
import dev.audiolith.edge.HttpRequest;
import dev.audiolith.edge.JsonFields;
import dev.audiolith.edge.Refused;
import dev.audiolith.edge.TranscriptionJson;
import dev.audiolith.failure.InvalidRequest;
import dev.audiolith.recording.Trim;
import dev.audiolith.transcript.Intake;
import dev.audiolith.transcript.Uploads;
import dev.audiolith.transcript.Wishes;
import java.util.LinkedHashMap;
import java.util.Map;

/// `POST /api/transcriptions`: announces a recording, and answers where to put it.
final class Announcing {
    private static final int MAX_BODY_BYTES = 64 * 1024;

    private final Intake intake;
    private final CallbackField callbacks;
    private final long mostBytes;

    Announcing(Intake intake, CallbackField callbacks, long mostBytes) {
        this.intake = intake;
        this.callbacks = callbacks;
        this.mostBytes = mostBytes;
    }

    HttpAnswer post(HttpRequest request) {
        var owner = request.requireOwner();
        var fields = request.json(MAX_BODY_BYTES);
        var named = new Intake.Named(WishFields.fileName("fileName", fields.text("fileName")),
                WishFields.contentType(fields.text("contentType")));
        var awaited = intake.announce(owner, named, bytes(fields), wishes(fields));
        var transcription = awaited.transcription();
        var data = new LinkedHashMap<String, Object>();
        data.put("id", transcription.id().text());
        data.put("state", transcription.state().name());
        data.put("upload", place(awaited.place()));
        data.put("statusUrl", TranscriptionJson.statusUrl(transcription, request.base()));
        return Answers.created(data, TranscriptionJson.statusUrl(transcription, request.base()))
                .note("transcriptionId", transcription.id().text());
    }

    private long bytes(JsonFields fields) {
        var bytes = fields.findWhole("bytes").orElseThrow(() -> new InvalidRequest("bytes", "is missing"));
        if (bytes < 1) {
            throw new InvalidRequest("bytes", "must be 1 or more");
        }
        if (bytes > mostBytes) {
            throw new Refused(Answers.refusal(413, "TOO_LARGE", "bytes: recordings may have at most " + mostBytes + " bytes", false)
                    .detail("field", "bytes"));
        }
        return bytes;
    }

    private Wishes wishes(JsonFields fields) {
        return new Wishes(fields.findText("language").map(WishFields::language), trim(fields),
                fields.findText("model").map(WishFields::model), callbacks.read(fields));
    }

    private static Trim trim(JsonFields fields) {
        return fields.findObjectStrictly("trim")
                .map(trim -> WishFields.trim(trim.findNumber("startSeconds"), trim.findNumber("endSeconds"), trim.flag("silence", true),
                        "trim.startSeconds", "trim.endSeconds"))
                .orElse(Trim.USUAL);
    }

    private static Map<String, Object> place(Uploads.Place place) {
        var json = new LinkedHashMap<String, Object>();
        json.put("method", place.method());
        json.put("url", place.url().toString());
        json.put("headers", place.headers());
        json.put("expiresAt", place.expiresAt().toString());
        return json;
    }
}
