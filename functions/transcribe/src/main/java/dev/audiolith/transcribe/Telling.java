package dev.audiolith.transcribe;

import dev.audiolith.edge.Answers;
import dev.audiolith.edge.HttpAnswer;
import dev.audiolith.edge.HttpRequest;
import dev.audiolith.edge.Json;
import dev.audiolith.edge.Paging;
import dev.audiolith.edge.Refused;
import dev.audiolith.edge.TranscriptionJson;
import dev.audiolith.failure.InvalidRequest;
import dev.audiolith.speech.SubRip;
import dev.audiolith.speech.WebVtt;
import dev.audiolith.transcript.Captioned;
import dev.audiolith.transcript.Intake;
import dev.audiolith.transcript.Transcript;
import dev.audiolith.transcript.Transcription;
import dev.audiolith.transcript.TranscriptionId;
import dev.audiolith.transcript.TranscriptionState;
import dev.audiolith.transcript.Transcriptions;
import dev.audiolith.transcript.Transcripts;
import java.time.Duration;
import java.util.Map;

/// Tells an owner about transcriptions: one, its text in a form, or all of them. And sends a failed one round again.
final class Telling {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    private final Transcriptions transcriptions;
    private final Transcripts transcripts;
    private final Intake intake;
    private final TranscriptionJson json;

    Telling(Transcriptions transcriptions, Transcripts transcripts, Intake intake, TranscriptionJson json) {
        this.transcriptions = transcriptions;
        this.transcripts = transcripts;
        this.intake = intake;
        this.json = json;
    }

    /// `GET /api/transcriptions/{id}`, and with `.txt`, `.srt`, `.vtt` or `.json` behind the id the text alone: the gateway takes both for
    /// the same route.
    HttpAnswer get(HttpRequest request) {
        var owner = request.requireOwner();
        var name = request.pathParameter("id");
        var dot = name.indexOf('.');
        var found = find(dot < 0 ? name : name.substring(0, dot), owner);
        var answer = dot < 0 ? told(found, request) : written(found, name.substring(dot + 1));
        return answer.note("transcriptionId", found.id().text()).note("state", found.state());
    }

    /// `GET /api/transcriptions`: the owner's, newest first, without their texts.
    HttpAnswer list(HttpRequest request) {
        var owner = request.requireOwner();
        var page = transcriptions.ofOwner(owner, Paging.limit(request), Paging.cursor(request));
        return Answers.ok(Paging.list(page.items().stream().map(one -> json.of(one, request.base())).toList(), page.nextCursor()));
    }

    /// `POST /api/transcriptions/{id}/retry`: what is still there of the recording is transcribed again; pieces that were paid for are
    /// not bought again.
    HttpAnswer retry(HttpRequest request) {
        var found = find(request.pathParameter("id"), request.requireOwner());
        if (!intake.again(found)) {
            throw new Refused(Answers.refusal(409, "NOT_FAILED", "only a failed transcription can be sent round again", false));
        }
        var queued = transcriptions.find(found.id()).orElse(found);
        return Answers.accepted(json.of(queued, request.base()), TranscriptionJson.statusUrl(queued, request.base()), LOOK_AGAIN)
                .note("transcriptionId", found.id().text());
    }

    private HttpAnswer told(Transcription found, HttpRequest request) {
        return Answers.ok(found.state() == TranscriptionState.COMPLETED
                ? json.of(found, text(found), request.base())
                : json.of(found, request.base()));
    }

    private HttpAnswer written(Transcription found, String form) {
        return switch (form) {
            case "txt" -> body("text/plain; charset=utf-8", completed(found).text());
            case "srt" -> body("application/x-subrip; charset=utf-8", SubRip.of(Captioned.words(completed(found))));
            case "vtt" -> body("text/vtt; charset=utf-8", WebVtt.of(Captioned.words(completed(found))));
            case "json" -> body("application/json; charset=utf-8", Json.write(alone(found)));
            default -> throw unknown();
        };
    }

    private Map<String, Object> alone(Transcription found) {
        var alone = TranscriptionJson.text(completed(found));
        found.report().ifPresent(report -> alone.put("durationSeconds", report.duration().toMillis() / 1000.0));
        return alone;
    }

    private Transcript completed(Transcription found) {
        if (found.state() != TranscriptionState.COMPLETED) {
            throw new Refused(Answers.refusal(409, "NOT_COMPLETED", "this transcription is " + found.state(),
                    found.state() != TranscriptionState.FAILED).detail("state", found.state().name()));
        }
        return text(found);
    }

    private Transcript text(Transcription found) {
        return transcripts.find(found.id())
                .orElseThrow(() -> new IllegalStateException("the text of a completed transcription is not there"));
    }

    private static HttpAnswer body(String type, String text) {
        return HttpAnswer.of(200, text).header("content-type", type).header("cache-control", "no-store");
    }

    private Transcription find(String id, String owner) {
        try {
            return transcriptions.find(new TranscriptionId(id)).filter(found -> found.owner().equals(owner)).orElseThrow(Telling::unknown);
        } catch (InvalidRequest e) {
            // One that cannot be an id is answered like one that is nobody's.
            throw unknown();
        }
    }

    private static Refused unknown() {
        return new Refused(Answers.refusal(404, "NOT_FOUND", "there is no such transcription", false));
    }
}
