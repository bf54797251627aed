package dev.audiolith.transcript;

import dev.audiolith.failure.StorageUnavailable;
import dev.audiolith.recording.AudioTool;
import dev.audiolith.recording.Cut;
import dev.audiolith.recording.Cutting;
import dev.audiolith.recording.Desk;
import dev.audiolith.recording.Problem;
import dev.audiolith.recording.RecordingKind;
import dev.audiolith.recording.UnusableRecording;
import dev.audiolith.time.Deadline;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Makes the text of one recording: fetches it to a desk, listens to it, cuts it, has the pieces transcribed side by side, joins them.
///
/// Workers do all that while the holder of the turn waits, see [Tenure]: so the turn can be kept for as long as it takes.
public final class Reader {
    /// Longer pieces would be understood no better, and more is lost when a call fails.
    static final Duration LONGEST_PIECE = Duration.ofMinutes(4);
    /// As many bytes as are needed to see what a recording is.
    private static final int HEAD = 4096;

    private final Uploads uploads;
    private final AudioTool tool;
    private final Transcribers transcribers;
    private final Transcripts transcripts;
    private final Supplier<ExecutorService> crews;
    private final int atOnce;
    private final long mostBytes;

    /// `crews` gives new workers for each recording; of its pieces, `atOnce` are transcribed side by side.
    public Reader(Uploads uploads, AudioTool tool, Transcribers transcribers, Transcripts transcripts, Supplier<ExecutorService> crews,
            int atOnce, long mostBytes) {
        this.uploads = uploads;
        this.tool = tool;
        this.transcribers = transcribers;
        this.transcripts = transcripts;
        this.crews = crews;
        this.atOnce = atOnce;
        this.mostBytes = mostBytes;
    }

    Reading read(Tenure tenure, Desk desk, Deadline deadline) throws Tenure.Lost {
        // Closing waits for everyone: nobody may work at the desk after it has been cleared.
        try (var crew = crews.get()) {
            try {
                return read(tenure, desk, crew, deadline);
            } catch (ExecutionException e) {
                return broken(Objects.requireNonNull(e.getCause()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new Reading.Unfinished(true);
            } finally {
                crew.shutdownNow();
            }
        }
    }

    private Reading read(Tenure tenure, Desk desk, ExecutorService crew, Deadline deadline)
            throws ExecutionException, InterruptedException, Tenure.Lost {
        var mine = tenure.mine();
        var wishes = mine.wishes();
        var input = tenure.await(crew.submit(() -> fetch(mine.recording(), desk)));
        var heard = tenure.await(crew.submit(() -> tool.listen(input.file(), input.kind(), wishes.trim(), deadline)));
        var transcriber = transcribers.of(wishes.model());
        var cuts = new Cutting(shorter(LONGEST_PIECE, transcriber.model().longest())).cuts(heard, wishes.trim());
        var source = new Pieces.Source(mine.id(), input.file(), input.kind(), wishes.language());
        var pieces = new Pieces(source, desk, tool, transcriber, transcripts, new Semaphore(atOnce), deadline);
        var outcomes = hear(cuts, pieces, tenure, crew);
        return new Gathering(heard, cuts, transcriber.model().name()).reading(outcomes, pieces.areBegun());
    }

    /// Waits for all of them also when one fails: the others may be paid for.
    private static List<PieceOutcome> hear(List<Cut> cuts, Pieces pieces, Tenure tenure, ExecutorService crew)
            throws ExecutionException, InterruptedException, Tenure.Lost {
        var work = IntStream.range(0, cuts.size()).mapToObj(i -> crew.submit(() -> pieces.hear(i, cuts.get(i)))).toList();
        var outcomes = new ArrayList<PieceOutcome>();
        Optional<ExecutionException> first = Optional.empty();
        for (var piece : work) {
            try {
                outcomes.add(tenure.await(piece));
            } catch (ExecutionException e) {
                first = first.or(() -> Optional.of(e));
            }
        }
        if (first.isPresent()) {
            throw first.get();
        }
        return outcomes;
    }

    private record Input(Path file, RecordingKind kind) {}

    private Input fetch(Recording recording, Desk desk) throws IOException {
        check(recording);
        var bytes = uploads.open(recording);
        if (bytes.isEmpty()) {
            throw new UnusableRecording(Problem.UPLOAD_GONE, "the recording is not there any more");
        }
        try (var in = bytes.get()) {
            var head = in.readNBytes(HEAD);
            var kind = RecordingKind.of(head).orElseThrow(() -> new UnusableRecording(Problem.UNSUPPORTED_FORMAT,
                    "the bytes are of no kind of recording that is taken"));
            var file = desk.receive(new SequenceInputStream(new ByteArrayInputStream(head), in), kind);
            requireWhole(file, recording);
            return new Input(file, kind);
        }
    }

    /// A connection that breaks may look like the end: then the rest would never be transcribed, and nobody would know.
    private static void requireWhole(Path file, Recording recording) throws IOException {
        var fetched = Files.size(file);
        if (recording.found().filter(found -> found.bytes() == fetched).isEmpty()) {
            throw new EOFException("the recording broke off after " + fetched + " bytes");
        }
    }

    /// Before anything is fetched.
    private void check(Recording recording) throws UnusableRecording {
        var bytes = recording.found().map(Recording.Found::bytes).orElse(0L);
        if (bytes == 0) {
            throw new UnusableRecording(Problem.EMPTY_UPLOAD, "the recording has no bytes");
        }
        if (bytes > mostBytes) {
            throw new UnusableRecording(Problem.TOO_LARGE, "the recording has " + bytes + " bytes, " + mostBytes + " are taken");
        }
        if (!recording.announced().orElse(bytes).equals(bytes)) {
            throw new UnusableRecording(Problem.INCOMPLETE_UPLOAD,
                    bytes + " bytes have arrived, " + recording.announced().orElse(bytes) + " were announced");
        }
    }

    private static Reading broken(Throwable cause) {
        return switch (cause) {
            case UnusableRecording e -> new Reading.Broken(e.problem(), String.valueOf(e.getMessage()), e.log(), Optional.empty(),
                    Optional.empty());
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new StorageUnavailable("read a recording", cause);
        };
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
