package dev.audiolith.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.audiolith.local.http.Json;
import dev.audiolith.local.http.Loopback;
import dev.audiolith.local.identity.Tokens;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The routes that users and operators share, in the whole service: the gateway, the authorizer, the issuer's keys, the door, the tables.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SharedRoutesTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private LocalRun run;
    private Tokens tokens;
    private String operator;
    private String ofAda;
    private String ofBob;

    @BeforeAll
    void two_users_have_a_track_each(@TempDir Path folder) throws Exception {
        var wiring = new LocalWiring(new Home(folder), new LocalSettings(Map.of()), System.err::println);
        run = wiring.start(Loopback.ANY_PORT);
        tokens = wiring.tokens();
        operator = "Bearer " + run.parts().adminKey();
        ofAda = register("ada");
        ofBob = register("bob");
    }

    @AfterAll
    void stop() {
        run.close();
    }

    @Test
    void an_owner_sees_what_is_theirs_and_the_admin_key_what_is_everybodys() throws Exception {
        assertThat(pending(user("ada"))).containsExactly(ofAda);
        assertThat(pending(user("bob"))).containsExactly(ofBob);
        assertThat(pending(user("eve"))).isEmpty();
        assertThat(pending(operator)).containsExactlyInAnyOrder(ofAda, ofBob);
        assertThat(data(get("/api/archive/statistics", user("ada"))).path("pending_archive").asInt()).isEqualTo(1);
        assertThat(data(get("/api/archive/statistics", operator)).path("pending_archive").asInt()).isEqualTo(2);
    }

    @Test
    void a_track_is_handed_in_by_its_owner_or_by_an_operator_and_nobody_else() throws Exception {
        assertThat(handIn(ofAda, user("ada")).statusCode()).isEqualTo(200);
        assertThat(handIn(ofAda, operator).statusCode()).isEqualTo(200);
        assertThat(handIn(ofAda, user("bob")).statusCode()).isEqualTo(404);
    }

    @Test
    void strangers_are_told_to_sign_in_on_all_of_them() throws Exception {
        for (var stranger : List.of("Bearer wrong", operator + "x", "Bearer " + tokens.mint("ada", Duration.ofSeconds(-1)),
                run.parts().adminKey(), "")) {
            for (var answer : List.of(get("/api/archive/statistics", stranger), get("/api/archive/pending", stranger),
                    handIn(ofAda, stranger))) {
                assertThat(answer.statusCode()).as(stranger).isEqualTo(401);
                assertThat(Calls.text(answer)).isEqualTo("{\"message\":\"Unauthorized\"}");
            }
        }
    }

    @Test
    void the_admin_key_is_no_user_on_the_other_routes() throws Exception {
        assertThat(get("/api/tracks", operator).statusCode()).isEqualTo(401);
        assertThat(get("/api/tracks", user("ada")).statusCode()).isEqualTo(200);
    }

    private String register(String user) throws IOException, InterruptedException {
        var answer = Calls.post(run.uri().resolve("/api/tracks"),
                "{\"provider\":\"suno\",\"title\":\"A song\",\"audioUrl\":\"https://cdn1.suno.ai/" + user + ".mp3\"}", "Authorization",
                user(user),
                "Content-Type", "application/json");
        assertThat(answer.statusCode()).as(Calls.text(answer)).isEqualTo(201);
        return Json.read(Calls.text(answer)).at("/data/id").asText();
    }

    private HttpResponse<byte[]> handIn(String track, String authorization) throws IOException, InterruptedException {
        return Calls.post(run.uri().resolve("/api/tracks/" + track + "/archived"),
                "{\"audio\":{\"bytes\":1000,\"contentType\":\"audio/mpeg\"}}",
                "Authorization", authorization, "Content-Type", "application/json");
    }

    private List<String> pending(String authorization) throws IOException, InterruptedException {
        return data(get("/api/archive/pending", authorization)).get("items").findValuesAsText("id");
    }

    private HttpResponse<byte[]> get(String path, String authorization) throws IOException, InterruptedException {
        return Calls.get(run.uri().resolve(path), "Authorization", authorization);
    }

    private static JsonNode data(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).as(Calls.text(answer)).isEqualTo(200);
        return Json.read(Calls.text(answer)).get("data");
    }

    private String user(String name) {
        return "Bearer " + tokens.mint(name, HOUR);
    }
}
