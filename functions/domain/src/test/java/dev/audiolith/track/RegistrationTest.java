package dev.audiolith.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.audiolith.failure.InvalidRequest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Custody SUNO = new Custody(Duration.ofDays(15), Duration.ofDays(13));
    private static final Sources SOURCES = new Sources(URI.create("https://cdn1.example.com/a.mp3"), Optional.empty(), Optional.empty());

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a/b", "sunö", "a\n"})
    void a_provider_and_a_status_are_names(String name) {
        assertRefused("provider", () -> of(about(name, "Song", "completed", Map.of())));
        assertRefused("status", () -> of(about("suno", "Song", name, Map.of())));
    }

    @ParameterizedTest
    @CsvSource({"1, true", "64, true", "65, false"})
    void a_name_has_an_end(int length, boolean isTaken) {
        assertThat(isTaken(() -> of(about("x".repeat(length), "Song", "completed", Map.of())))).isEqualTo(isTaken);
        assertThat(isTaken(() -> of(about("suno", "Song", "x".repeat(length), Map.of())))).isEqualTo(isTaken);
    }

    @ParameterizedTest
    @CsvSource({"1, true", "300, true", "301, false"})
    void a_title_has_an_end(int length, boolean isTaken) {
        assertThat(isTaken(() -> of(about("suno", "ö".repeat(length), "completed", Map.of())))).isEqualTo(isTaken);
    }

    @Test
    void a_title_says_something() {
        assertRefused("title", () -> of(about("suno", " \t", "completed", Map.of())));
    }

    @ParameterizedTest
    @CsvSource({"1, true", "200, true", "201, false"})
    void an_id_at_the_provider_has_an_end(int length, boolean isTaken) {
        assertThat(isTaken(() -> named("x".repeat(length)))).isEqualTo(isTaken);
    }

    @Test
    void an_id_at_the_provider_says_something() {
        assertRefused("externalId", () -> named(" "));
    }

    @ParameterizedTest
    @CsvSource({"50, true", "51, false"})
    void there_are_only_so_many_metadata(int entries, boolean isTaken) {
        var metadata = IntStream.range(0, entries).boxed().collect(Collectors.toMap(i -> "key" + i, i -> "value" + i));
        assertThat(isTaken(() -> of(about("suno", "Song", "completed", metadata)))).isEqualTo(isTaken);
    }

    @ParameterizedTest
    @CsvSource({"8192, true", "8193, false"})
    void metadata_are_only_so_long_with_their_names(int characters, boolean isTaken) {
        var metadata = Map.of("key", "x".repeat(characters - 3));
        assertThat(isTaken(() -> of(about("suno", "Song", "completed", metadata)))).isEqualTo(isTaken);
    }

    @Test
    void a_date_lies_in_this_century() {
        assertThat(isTaken(() -> dated("2000-01-01T00:00:00Z", "2099-12-31T23:59:59.999Z"))).isTrue();
        assertRefused("createdAt", () -> dated("1999-12-31T23:59:59.999Z", "2026-01-01T00:00:00Z"));
        assertRefused("expiresAt", () -> dated("2026-01-01T00:00:00Z", "2100-01-01T00:00:00Z"));
    }

    @Test
    void a_track_goes_when_its_registration_says_so_and_otherwise_as_its_provider_does() {
        var said = dated("2026-02-28T10:00:00Z", "2026-04-01T00:00:00Z").dates(SUNO, NOW);
        assertThat(said.createdAt()).isEqualTo("2026-02-28T10:00:00Z");
        assertThat(said.expiresAt()).isEqualTo("2026-04-01T00:00:00Z");

        var unsaid = of(about("suno", "Song", "completed", Map.of())).dates(SUNO, NOW);
        assertThat(unsaid.createdAt()).isEqualTo(NOW);
        assertThat(unsaid.expiresAt()).isEqualTo(NOW.plus(Duration.ofDays(15)));
        assertThat(unsaid.archiveAt()).contains(NOW.plus(Duration.ofDays(13)));
    }

    @Test
    void dates_are_what_will_be_kept_of_them() {
        var dates = dated("2026-02-28T10:00:00.123456789Z", "2026-04-01T00:00:00.987654Z").dates(SUNO, NOW);
        assertThat(dates.createdAt()).isEqualTo("2026-02-28T10:00:00.123Z");
        assertThat(dates.expiresAt()).isEqualTo("2026-04-01T00:00:00.987Z");
    }

    @Test
    void nothing_is_made_in_the_future_but_for_clocks_that_differ() {
        assertThat(made(NOW.plus(Duration.ofMinutes(5))).dates(SUNO, NOW).createdAt()).isEqualTo("2026-03-01T10:05:00Z");
        assertRefused("createdAt", () -> made(NOW.plus(Duration.ofMinutes(5)).plusMillis(1)).dates(SUNO, NOW));
    }

    @Test
    void nothing_goes_before_it_is_made() {
        assertRefused("expiresAt", () -> dated("2026-02-28T10:00:00Z", "2026-02-28T10:00:00Z").dates(SUNO, NOW));
        assertThat(dated("2026-02-28T10:00:00Z", "2026-02-28T10:00:00.001Z").dates(SUNO, NOW).haveExpired(NOW)).isTrue();
    }

    @Test
    void what_its_provider_is_not_done_with_is_not_due() {
        assertThat(of(about("suno", "Song", "generating", Map.of())).dates(SUNO, NOW).archiveAt()).isEmpty();
    }

    @Test
    void a_track_is_the_same_by_its_id_or_else_by_where_its_audio_lies() {
        assertThat(named("1").sameness()).isEqualTo("id 1");
        assertThat(of(about("suno", "Song", "completed", Map.of())).sameness()).isEqualTo("url https://cdn1.example.com/a.mp3");
    }

    @ParameterizedTest
    @CsvSource({"https://cdn1.example.com/api/forbidden, true", "https://cdn1.example.com/x/forbidden.mp3?token=1, true",
            "https://cdn1.example.com/sil-100.mp3, true", "https://cdn1.example.com/sil-1000.mp3, false",
            "https://cdn1.example.com/forbidden.mp3.mp3, false", "https://cdn1.example.com/song.mp3?from=/api/forbidden, false",
            "https://cdn1.example.com, false", "mailto:somebody, false"})
    void what_providers_give_in_place_of_a_file_is_known(URI source, boolean isPlaceholder) {
        assertThat(Registration.isPlaceholder(source)).isEqualTo(isPlaceholder);
    }

    private static About about(String provider, String title, String status, Map<String, String> metadata) {
        return new About(provider, title, status, Optional.empty(), metadata, Optional.empty());
    }

    private static Registration of(About about) {
        return new Registration(about, SOURCES, Optional.empty(), Optional.empty());
    }

    private static Registration named(String externalId) {
        return of(new About("suno", "Song", "completed", Optional.of(externalId), Map.of(), Optional.empty()));
    }

    private static Registration made(Instant at) {
        return new Registration(about("suno", "Song", "completed", Map.of()), SOURCES, Optional.of(at), Optional.empty());
    }

    private static Registration dated(String createdAt, String expiresAt) {
        return new Registration(about("suno", "Song", "completed", Map.of()), SOURCES, Optional.of(Instant.parse(createdAt)),
                Optional.of(Instant.parse(expiresAt)));
    }

    private static void assertRefused(String field, Runnable act) {
        assertThatThrownBy(act::run).isInstanceOfSatisfying(InvalidRequest.class, refused -> assertThat(refused.field()).isEqualTo(field));
    }

    private static boolean isTaken(Runnable act) {
        try {
            act.run();
            return true;
        } catch (InvalidRequest e) {
            return false;
        }
    }
}
