package dev.audiolith.testkit.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/// What the server does with one connection, byte by byte: every way of misbehaving that a provider has.
@FunctionalInterface
public interface Behaviour {
    void play(Connection connection) throws IOException;

    /// A complete answer with its length.
    static Behaviour answers(int status, String contentType, byte[] body, String... headers) {
        return connection -> {
            connection.read();
            connection.write(head(status, contentType, headers) + "Content-Length: " + body.length + "\r\n\r\n");
            connection.write(body);
        };
    }

    static Behaviour json(int status, String body, String... headers) {
        return answers(status, "application/json", body.getBytes(StandardCharsets.UTF_8), headers);
    }

    static Behaviour html(int status) {
        return answers(status, "text/html", "<!DOCTYPE html><html><body>Sign in</body></html>".getBytes(StandardCharsets.UTF_8));
    }

    /// A JSON answer that depends on the request: an honest provider in one line.
    static Behaviour jsonTo(Function<ReceivedRequest, String> body) {
        return connection -> {
            var bytes = body.apply(connection.read()).getBytes(StandardCharsets.UTF_8);
            connection.write(head(200, "application/json") + "Content-Length: " + bytes.length + "\r\n\r\n");
            connection.write(bytes);
        };
    }

    /// Piece after piece with a pause before each, properly ended.
    static Behaviour drips(String contentType, List<byte[]> pieces, Duration pause, String... headers) {
        return connection -> {
            chunks(connection, contentType, pieces, pause, headers);
            connection.write("0\r\n\r\n");
        };
    }

    /// The same without the chunk that says that it was all.
    static Behaviour breaksOffBetweenChunks(String contentType, List<byte[]> pieces) {
        return connection -> chunks(connection, contentType, pieces, Duration.ZERO);
    }

    /// Announces `announced` bytes and hangs up after `body`.
    static Behaviour breaksOff(int status, String contentType, byte[] body, long announced) {
        return connection -> {
            connection.read();
            connection.write(head(status, contentType) + "Content-Length: " + announced + "\r\n\r\n");
            connection.write(body);
        };
    }

    /// Begins an answer and then says nothing more, the connection open.
    static Behaviour fallsSilent(int status, String contentType, byte[] body) {
        return connection -> {
            connection.read();
            connection.write(head(status, contentType) + "Content-Length: " + (body.length + 1000L) + "\r\n\r\n");
            connection.write(body);
            connection.pause(Duration.ofMinutes(1));
        };
    }

    /// A body that ends with the connection, as old servers write it: nothing says whether it was all.
    static Behaviour answersUntilItHangsUp(String contentType, byte[] body) {
        return connection -> {
            connection.read();
            connection.write(head(200, contentType) + "\r\n");
            connection.write(body);
        };
    }

    /// A body without end, as fast as it is taken.
    static Behaviour neverStops(int status, String contentType) {
        return connection -> {
            connection.read();
            connection.write(head(status, contentType) + "\r\n");
            var piece = new byte[64 * 1024];
            while (true) {
                connection.write(piece);
            }
        };
    }

    static Behaviour neverAnswers() {
        return connection -> {
            connection.read();
            connection.pause(Duration.ofMinutes(1));
        };
    }

    /// Takes the head of a request and leaves its body in the pipe.
    static Behaviour neverReadsTheBody() {
        return connection -> {
            connection.readHead();
            connection.pause(Duration.ofMinutes(1));
        };
    }

    static Behaviour readsSlowly(Duration pause) {
        return connection -> connection.read(pause);
    }

    static Behaviour hangsUpAtOnce() {
        return _ -> {};
    }

    static Behaviour hangsUpAfterTheRequest() {
        return Connection::read;
    }

    /// Says no and hangs up before it has read the body.
    static Behaviour refusesEarly(int status) {
        return connection -> {
            connection.readHead();
            connection.write(head(status, "text/plain") + "Content-Length: 0\r\n\r\n");
        };
    }

    static Behaviour redirectsTo(String location) {
        return answers(302, "text/plain", new byte[0], "Location: " + location);
    }

    private static void chunks(Connection connection, String contentType, List<byte[]> pieces, Duration pause, String... headers)
            throws IOException {
        connection.read();
        connection.write(head(200, contentType, headers) + "Transfer-Encoding: chunked\r\n\r\n");
        for (var piece : pieces) {
            connection.pause(pause);
            connection.write(Integer.toHexString(piece.length) + "\r\n");
            connection.write(piece);
            connection.write("\r\n");
        }
    }

    private static String head(int status, String contentType, String... headers) {
        var more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return "HTTP/1.1 " + status + " Said\r\nConnection: close\r\nContent-Type: " + contentType + "\r\n" + more;
    }
}
