package dev.audiolith.providers.openai;

import dev.audiolith.content.Sha256;
import dev.audiolith.providers.http.Multipart;
import dev.audiolith.providers.http.Upload;
import dev.audiolith.transcript.Transcriber.Piece;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.util.HexFormat;

/// The form that a piece is sent with, streamed from its file.
final class PieceForm {
    /// The server decides by the extension what the file is: without one that it knows it refuses it.
    private static final String FILE_NAME = "piece.mp3";

    static Upload of(String model, OpenAiModel how, Piece piece) throws IOException {
        var form = new Multipart(hash(piece.file())).field("model", model);
        how.fields().forEach(field -> form.field(field.name(), field.value()));
        piece.language().ifPresent(language -> form.field("language", language));
        return form.file("file", FILE_NAME, Files.size(piece.file()), () -> Files.newInputStream(piece.file()));
    }

    private static String hash(Path file) throws IOException {
        var sha256 = Sha256.start();
        try (var digesting = new DigestOutputStream(OutputStream.nullOutputStream(), sha256)) {
            Files.copy(file, digesting);
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    private PieceForm() {}
}
