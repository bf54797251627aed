package dev.audiolith.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpHandler;
import dev.audiolith.aws.AwsClients;
import dev.audiolith.aws.AwsWiring;
import dev.audiolith.ffmpeg.FfmpegBinary;
import dev.audiolith.local.gateway.ControlDesk;
import dev.audiolith.local.http.Json;
import dev.audiolith.local.http.Loopback;
import dev.audiolith.local.identity.AdminKey;
import dev.audiolith.local.ipfs.IpfsNode;
import dev.audiolith.local.ipfs.KuboRpc;
import dev.audiolith.local.voice.BuiltInVoice;
import dev.audiolith.settings.Env;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/// The whole service between a voice and providers that do as they are told, with all that it prints and answers kept.
final class Rehearsal implements AutoCloseable {
    static final String SPEECH_KEY = "xi-7Kq2-elevenlabs-4f9b1d";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final Moody voice;
    final Moody node;
    private final Path folder;
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final List<String> answered = new ArrayList<>();
    private final Belongings belongings = new Belongings(this::complain);
    private final LocalSettings settings;
    private final LocalRun run;
    private final String token;

    /// With the voice, and `node` as the provider kubo. `servers` are served at addresses that become settings under their names.
    Rehearsal(Path folder, Map<String, String> more, Map<String, ? extends HttpHandler> servers) throws IOException {
        this.folder = folder;
        var ffmpeg = FfmpegBinary.locate(new Env(Map.of()), folder.resolve("bin"));
        this.voice = new Moody(new BuiltInVoice(SPEECH_KEY, ffmpeg));
        this.node = new Moody(new KuboRpc(IpfsNode.in(folder.resolve("ipfs"))));
        var variables = new HashMap<>(Map.of("ELEVENLABS_API_KEY", SPEECH_KEY, "ELEVENLABS_BASE_URL", serve(voice), "KUBO_RPC_URL",
                serve(node), "PIN_BACKOFF_MILLIS", "10", "PIN_ATTEMPTS", "1", "RETRY_FIRST_DELAY_SECONDS", "1",
                "WEBHOOK_ALLOW_PRIVATE_HOSTS", "true", "OPPORTUNISTIC_RETRY_CHANCE", "1"));
        for (var server : servers.entrySet()) {
            variables.put(server.getKey(), serve(server.getValue()));
        }
        variables.putAll(more);
        this.settings = new LocalSettings(variables);
        var stage = new PrintStream(printed, true, StandardCharsets.UTF_8);
        // Before the doors are made: each takes standard output for its own.
        System.setOut(stage);
        System.setErr(stage);
        var wiring = new LocalWiring(new Home(folder), settings, this::complain);
        this.run = belongings.keep(wiring.start(Loopback.ANY_PORT));
        this.token = wiring.tokens().mint("ada", Duration.ofHours(1));
    }

    /// Until the end, at the address that is given back.
    String serve(HttpHandler handler) throws IOException {
        return belongings.keep(Loopback.start(Loopback.ANY_PORT, handler)).uri().toString();
    }

    String token() {
        return token;
    }

    Cloud cloud() {
        return run.parts().cloud();
    }

    /// What the doors run with, for another door beside them: with some settings changed, or taken away by an empty text.
    Env env(Map<String, String> changes, Cloud cloud) {
        var all = new HashMap<>(settings.process());
        all.putAll(changes);
        all.values().removeIf(String::isEmpty);
        var parts = run.parts();
        return new LocalSettings(all).doors(
                new LocalSettings.Parts(cloud, parts.voice(), parts.recogniser(), parts.ipfsRpc(), parts.front(), parts.issuer(),
                        parts.adminKey(),
                        parts.ffmpeg()));
    }

    AwsClients aws() {
        return AwsWiring.clients(settings.doors(run.parts()));
    }

    String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    /// Every answer so far. Where a redirect leads is left out: that it may be a signed link is its purpose.
    String answered() {
        return String.join("\n", answered);
    }

    JsonNode speak(String json, int status, String... headers) throws Exception {
        var answer = post("/api/agents/vocalize", json, headers);
        assertThat(answer.statusCode()).as(Calls.text(answer)).isEqualTo(status);
        return Json.read(Calls.text(answer));
    }

    JsonNode tell(String id) throws Exception {
        return Json.read(Calls.text(get("/api/sounds/" + id))).path("data");
    }

    HttpResponse<byte[]> post(String path, String body, String... headers) throws Exception {
        return kept(Calls.post(run.uri().resolve(path), body, signed(token, headers)));
    }

    HttpResponse<byte[]> post(String path, String type, byte[] body) throws Exception {
        return kept(Calls.post(run.uri().resolve(path), body, "Authorization", "Bearer " + token, "Content-Type", type));
    }

    HttpResponse<byte[]> operate(String path, String body, String key) throws Exception {
        return kept(Calls.post(run.uri().resolve(path), body, signed(key)));
    }

    HttpResponse<byte[]> get(String path) throws Exception {
        return kept(Calls.get(run.uri().resolve(path), "Authorization", "Bearer " + token));
    }

    HttpResponse<byte[]> get(String path, String withToken) throws Exception {
        return kept(Calls.get(run.uri().resolve(path), "Authorization", "Bearer " + withToken));
    }

    /// A sample event into its door.
    void send(String event) throws Exception {
        var key = AdminKey.control(folder);
        var sent = Calls.post(run.uri().resolve(ControlDesk.DOORS + event.replaceAll("/.*", "")), Files.readString(events().resolve(event)),
                "Authorization", "Bearer " + key);
        assertThat(kept(sent).statusCode()).as(Calls.text(sent)).isEqualTo(200);
    }

    JsonNode await(String id, String state) throws Exception {
        await(state + " of " + id, () -> tell(id).path("state").asText().equals(state));
        return tell(id);
    }

    /// Each look asks the service something, so this is no idle spinning.
    void await(String what, Callable<Boolean> seen) throws Exception {
        var until = Instant.now().plus(PATIENCE);
        while (!seen.call()) {
            assertThat(Instant.now()).as("%s did not come in time; printed:%n%s", what, printed()).isBefore(until);
            Calls.get(run.uri());
        }
    }

    /// What a door outside of the run answers.
    void answers(String text) {
        answered.add(text);
    }

    @Override
    public void close() {
        belongings.close();
        System.setOut(out);
        System.setErr(err);
    }

    private void complain(String complaint) {
        printed.writeBytes((complaint + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<byte[]> kept(HttpResponse<byte[]> answer) {
        var headers = new HashMap<>(answer.headers().map());
        if (answer.statusCode() == 302) {
            headers.remove("location");
        }
        answered.add(answer.statusCode() + " " + headers + " " + Calls.text(answer));
        return answer;
    }

    private static String[] signed(String token, String... headers) {
        return Stream.concat(Stream.of("Authorization", "Bearer " + token, "Content-Type", "application/json"), Stream.of(headers))
                .toArray(String[]::new);
    }

    static Path events() {
        return repository().resolve("events");
    }

    static Path repository() {
        try {
            var here = Path.of("").toRealPath();
            while (!Files.isDirectory(here.resolve("events"))) {
                here = Objects.requireNonNull(here.getParent());
            }
            return here;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static URI uri(HttpResponse<byte[]> redirect) {
        return URI.create(redirect.headers().firstValue("location").orElseThrow());
    }
}
