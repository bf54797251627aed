package dev.audiolith.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Requests to servers on loopback, as short as a test wants to read them.
public final class Calls {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String BOUNDARY = "----between-the-parts";

    public static HttpResponse<byte[]> get(URI uri, String... headers) throws IOException, InterruptedException {
        return send(request(uri, headers).GET());
    }

    public static HttpResponse<byte[]> head(URI uri, String... headers) throws IOException, InterruptedException {
        return send(request(uri, headers).HEAD());
    }

    public static HttpResponse<byte[]> post(URI uri, String body, String... headers) throws IOException, InterruptedException {
        return send(request(uri, headers).POST(BodyPublishers.ofString(body)));
    }

    public static HttpResponse<byte[]> post(URI uri, byte[] body, String... headers) throws IOException, InterruptedException {
        return send(request(uri, headers).POST(BodyPublishers.ofByteArray(body)));
    }

    public static HttpResponse<byte[]> upload(URI uri, byte[] file) throws IOException, InterruptedException {
        var start = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.bin\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n";
        var body = BodyPublishers
                .ofByteArrays(Arrays.asList(start.getBytes(StandardCharsets.US_ASCII), file, ("\r\n--" + BOUNDARY + "--\r\n")
                        .getBytes(StandardCharsets.US_ASCII)));
        return send(request(uri, "Content-Type", "multipart/form-data; boundary=" + BOUNDARY).POST(body));
    }

    public static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static HttpRequest.Builder request(URI uri, String... headers) {
        var request = HttpRequest.newBuilder(uri);
        return headers.length == 0 ? request : request.headers(headers);
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
    }

    private Calls() {}
}
