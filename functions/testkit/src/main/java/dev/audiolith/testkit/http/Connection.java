package dev.audiolith.testkit.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// One accepted connection in the hands of a [Behaviour]: it may read the request or not, answer or not.
public final class Connection {
    /// Enough for a form with a few chunks of sound in it.
    private static final int KEPT = 4 << 20;

    private final InputStream in;
    private final OutputStream out;
    private final CountDownLatch closed;
    private final Consumer<ReceivedRequest> journal;

    Connection(Socket socket, CountDownLatch closed, Consumer<ReceivedRequest> journal) throws IOException {
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
        this.closed = closed;
        this.journal = journal;
    }

    /// The whole request, with its body.
    public ReceivedRequest read() throws IOException {
        return read(Duration.ZERO);
    }

    /// The whole request, with a pause after every piece of its body.
    public ReceivedRequest read(Duration pause) throws IOException {
        var line = line().split(" ", 3);
        var headers = headers();
        var left = Long.parseLong(headers.getOrDefault("content-length", "0"));
        var start = new ByteArrayOutputStream();
        var digest = sha256();
        var buffer = new byte[16 * 1024];
        var length = 0L;
        while (length < left) {
            var count = in.read(buffer, 0, (int) Math.min(buffer.length, left - length));
            if (count < 0) {
                throw new EOFException("the client hung up before its request was complete");
            }
            length += count;
            digest.update(buffer, 0, count);
            start.write(buffer, 0, Math.min(count, KEPT - start.size()));
            pause(pause);
        }
        var request = new ReceivedRequest(line[0], line.length > 1 ? line[1] : "", headers, start.toString(StandardCharsets.ISO_8859_1),
                length,
                HexFormat.of().formatHex(digest.digest()));
        journal.accept(request);
        return request;
    }

    /// The request's first line and headers only; its body stays in the pipe.
    public void readHead() throws IOException {
        line();
        headers();
    }

    public void write(String text) throws IOException {
        write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public void write(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    /// Does nothing for a while, or until the server is closed.
    public void pause(Duration time) throws IOException {
        if (time.isZero()) {
            return;
        }
        try {
            if (closed.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new IOException("the server was closed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private Map<String, String> headers() throws IOException {
        var headers = new TreeMap<String, String>();
        for (var line = line(); !line.isEmpty(); line = line()) {
            var colon = line.indexOf(':');
            headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
        }
        return headers;
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (var each = in.read(); each >= 0 && each != '\n'; each = in.read()) {
            line.write(each);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
