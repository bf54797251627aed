package dev.audiolith.providers.guard;

import dev.audiolith.time.Deadline;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocketFactory;

/// Posts a text to an address that a stranger chose, and reads no more of the answer than its head.
///
/// Written upon sockets, see [Connector]. No redirect is followed, no cookie kept, no proxy used. All of it, the name servers included, ends
/// by the deadline.
public final class Courier {
    private static final int MOST_HEAD = 8 * 1024;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})(?: .*)?");

    private final Destinations destinations;
    private final Connector connector;

    public Courier(Destinations destinations, Resolver resolver, SSLSocketFactory tls) {
        this.destinations = destinations;
        this.connector = new Connector(resolver, tls);
    }

    /// What the other side said.
    public record Answer(int status, Optional<String> retryAfter) {}

    /// Throws [ForbiddenDestination] before anything is connected to that must not be, and any other [IOException] when there was no
    /// answer in time.
    public Answer post(Destination to, Map<String, String> headers, String body, Deadline deadline) throws IOException {
        var open = new AtomicReference<>(new Socket());
        var call = new FutureTask<>(() -> exchange(to, message(to, headers, body), open, deadline));
        Thread.ofVirtual().name("courier").start(call);
        try {
            return call.get(Math.max(1, deadline.remaining().toMillis()), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failed ? failed : new IOException("the call broke", e);
        } catch (TimeoutException e) {
            throw new IOException("no answer in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            // Whoever is still reading or writing stops here.
            call.cancel(true);
            open.get().close();
        }
    }

    private Answer exchange(Destination to, byte[] message, AtomicReference<Socket> open, Deadline deadline) throws IOException {
        try (var socket = connector.connect(to, destinations::check, open, deadline)) {
            return talk(socket, message);
        }
    }

    private static Answer talk(Socket socket, byte[] message) throws IOException {
        socket.getOutputStream().write(message);
        socket.getOutputStream().flush();
        var in = socket.getInputStream();
        var left = MOST_HEAD;
        while (true) {
            var head = head(in, left);
            left -= head.length();
            var lines = head.split("\r?\n");
            var status = STATUS.matcher(lines[0]);
            if (!status.matches()) {
                throw new IOException("what came back is not HTTP");
            }
            // "Continue" and its like are followed by the answer.
            if (!status.group(1).startsWith("1")) {
                return new Answer(Integer.parseInt(status.group(1)), header(lines, "retry-after"));
            }
        }
    }

    /// Up to and with the empty line.
    private static String head(InputStream in, int most) throws IOException {
        var head = new ByteArrayOutputStream();
        var newLines = 0;
        while (newLines < 2) {
            var next = in.read();
            if (next < 0 || head.size() >= most) {
                throw new IOException(next < 0 ? "the connection broke before an answer" : "the answer has no end of its head");
            }
            head.write(next);
            newLines = next == '\n' ? newLines + 1 : next == '\r' ? newLines : 0;
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private static Optional<String> header(String[] lines, String name) {
        for (var line : lines) {
            var colon = line.indexOf(':');
            if (colon > 0 && line.substring(0, colon).strip().equalsIgnoreCase(name)) {
                return Optional.of(line.substring(colon + 1).strip());
            }
        }
        return Optional.empty();
    }

    private static byte[] message(Destination to, Map<String, String> headers, String body) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var head = new StringBuilder("POST ").append(to.target()).append(" HTTP/1.1\r\nHost: ").append(to.authority())
                .append("\r\nUser-Agent: audiolith\r\nContent-Type: application/json\r\nContent-Length: ").append(bytes.length)
                .append("\r\nConnection: close\r\n");
        headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        var message = new ByteArrayOutputStream();
        message.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        message.writeBytes(bytes);
        return message.toByteArray();
    }
}
