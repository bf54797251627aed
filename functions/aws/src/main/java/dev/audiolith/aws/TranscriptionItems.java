package dev.audiolith.aws;

import dev.audiolith.recording.Problem;
import dev.audiolith.recording.Trim;
import dev.audiolith.time.Turn;
import dev.audiolith.transcript.Coverage;
import dev.audiolith.transcript.Mishap;
import dev.audiolith.transcript.Recording;
import dev.audiolith.transcript.Report;
import dev.audiolith.transcript.Transcription;
import dev.audiolith.transcript.TranscriptionId;
import dev.audiolith.transcript.TranscriptionState;
import dev.audiolith.transcript.Wishes;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A transcription as an item of the table `transcriptions`, and back; also for the images in the table's stream.
///
/// Times are kept to the millisecond, durations as they are: what is read is equal to what was written, and by that a holder of the
/// turn knows its own write again. `expiresAt` is there only while the recording is awaited: nothing else is ever forgotten.
public final class TranscriptionItems {
    static final String ID = "id";
    static final String OWNER = "owner";
    static final String CREATED_AT = "createdAt";
    static final String EXPIRES_AT = "expiresAt";
    static final String VERSION = "version";

    static final String STATE = "state";
    private static final String OBJECT_KEY = "objectKey";
    private static final String FILE_NAME = "fileName";
    private static final String CONTENT_TYPE = "contentType";
    private static final String ANNOUNCED_BYTES = "announcedBytes";
    private static final String BYTES = "bytes";
    private static final String ETAG = "etag";
    private static final String WISHED_LANGUAGE = "wishedLanguage";
    private static final String WISHED_START = "wishedStart";
    private static final String WISHED_END = "wishedEnd";
    private static final String TRIM_SILENCE = "trimSilence";
    private static final String WISHED_MODEL = "wishedModel";
    static final String CALLBACK = "callback";
    private static final String FENCE = "fence";
    private static final String LEASE_UNTIL = "leaseUntil";
    private static final String HOLDER = "holder";
    private static final String FAILURES = "failures";
    private static final String DURATION = "duration";
    private static final String HEARD = "heard";
    private static final String TRANSCRIBED = "transcribed";
    private static final String LANGUAGE = "language";
    private static final String BILLED = "billed";
    private static final String MODEL = "model";
    private static final String WARNINGS = "warnings";
    private static final String PROBLEM = "problem";
    private static final String PROBLEM_MESSAGE = "problemMessage";
    private static final String EVIDENCE_INPUT = "evidenceInput";
    private static final String EVIDENCE_OUTPUT = "evidenceOutput";
    private static final String EVIDENCE_LOG = "evidenceLog";
    private static final String ENDED_AT = "endedAt";
    private static final String FORGOTTEN_AT = "forgottenAtMillis";

    public static Transcription fromItem(Map<String, AttributeValue> attributes) {
        var item = new ItemReader(attributes);
        return new Transcription(new TranscriptionId(item.text(ID)), item.text(OWNER), TranscriptionState.valueOf(item.text(STATE)),
                recording(item), wishes(item), turn(item), item.whole(FAILURES), report(item), mishap(item), times(item),
                item.number(VERSION));
    }

    static Map<String, AttributeValue> toItem(Transcription transcription) {
        var item = new ItemWriter();
        item.text(ID, transcription.id().text()).text(OWNER, transcription.owner()).text(STATE, transcription.state().name())
                .number(VERSION, transcription.version()).number(FAILURES, transcription.failures());
        write(transcription.recording(), item);
        write(transcription.wishes(), item);
        write(transcription.turn(), item);
        transcription.report().ifPresent(report -> write(report, item));
        transcription.mishap().ifPresent(mishap -> write(mishap, item));
        write(transcription.times(), item);
        return item.item();
    }

    private static void write(Recording recording, ItemWriter item) {
        item.text(OBJECT_KEY, recording.key()).text(FILE_NAME, recording.fileName()).text(CONTENT_TYPE, recording.contentType())
                .number(ANNOUNCED_BYTES, recording.announced());
        recording.found().ifPresent(found -> item.number(BYTES, found.bytes()).text(ETAG, found.etag()));
    }

    private static Recording recording(ItemReader item) {
        return new Recording(item.text(OBJECT_KEY), item.text(FILE_NAME), item.text(CONTENT_TYPE), item.findNumber(ANNOUNCED_BYTES),
                item.findText(ETAG).map(etag -> new Recording.Found(item.number(BYTES), etag)));
    }

    private static void write(Wishes wishes, ItemWriter item) {
        item.text(WISHED_LANGUAGE, wishes.language()).duration(WISHED_START, wishes.trim().start())
                .duration(WISHED_END, wishes.trim().end()).flag(TRIM_SILENCE, wishes.trim().silence()).text(WISHED_MODEL, wishes.model())
                .text(CALLBACK, wishes.callback().map(URI::toString));
    }

    private static Wishes wishes(ItemReader item) {
        var trim = new Trim(item.findDuration(WISHED_START), item.findDuration(WISHED_END), item.flag(TRIM_SILENCE));
        return new Wishes(item.findText(WISHED_LANGUAGE), trim, item.findText(WISHED_MODEL), item.findText(CALLBACK).map(URI::create));
    }

    private static void write(Turn turn, ItemWriter item) {
        item.number(FENCE, turn.fence()).millis(LEASE_UNTIL, turn.until()).text(HOLDER, turn.holder());
    }

    private static Turn turn(ItemReader item) {
        return new Turn(item.number(FENCE), item.findMillis(LEASE_UNTIL), item.findText(HOLDER));
    }

    private static void write(Report report, ItemWriter item) {
        item.duration(DURATION, report.duration()).duration(HEARD, report.coverage().heard())
                .duration(TRANSCRIBED, report.coverage().transcribed()).text(LANGUAGE, report.language()).duration(BILLED, report.billed())
                .text(MODEL, report.model());
        if (!report.warnings().isEmpty()) {
            item.text(WARNINGS, report.warnings().stream().map(Problem::name).collect(Collectors.joining("\n")));
        }
    }

    private static Optional<Report> report(ItemReader item) {
        return item.findDuration(DURATION).map(duration -> new Report(duration,
                new Coverage(item.duration(HEARD), item.duration(TRANSCRIBED)), item.findText(LANGUAGE), item.duration(BILLED),
                item.text(MODEL), warnings(item)));
    }

    private static List<Problem> warnings(ItemReader item) {
        return item.findText(WARNINGS).stream().flatMap(String::lines).map(Problem::valueOf).toList();
    }

    private static void write(Mishap mishap, ItemWriter item) {
        item.text(PROBLEM, mishap.problem().name()).text(PROBLEM_MESSAGE, mishap.message())
                .text(EVIDENCE_INPUT, mishap.evidence().inputKey()).text(EVIDENCE_OUTPUT, mishap.evidence().outputKey())
                .text(EVIDENCE_LOG, mishap.evidence().log());
    }

    private static Optional<Mishap> mishap(ItemReader item) {
        return item.findText(PROBLEM).map(problem -> new Mishap(Problem.valueOf(problem), item.text(PROBLEM_MESSAGE),
                new Mishap.Evidence(item.findText(EVIDENCE_INPUT), item.findText(EVIDENCE_OUTPUT), item.findText(EVIDENCE_LOG))));
    }

    private static void write(Transcription.Times times, ItemWriter item) {
        item.millis(CREATED_AT, times.createdAt()).millis(ENDED_AT, times.endedAt()).millis(FORGOTTEN_AT, times.forgottenAt())
                .secondsRoundedUp(EXPIRES_AT, times.forgottenAt());
    }

    private static Transcription.Times times(ItemReader item) {
        return new Transcription.Times(item.millis(CREATED_AT), item.findMillis(ENDED_AT), item.findMillis(FORGOTTEN_AT));
    }

    private TranscriptionItems() {}
}
