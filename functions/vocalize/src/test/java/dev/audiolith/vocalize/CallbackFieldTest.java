package dev.audiolith.vocalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.audiolith.edge.CallbackField;
import dev.audiolith.edge.Json;
import dev.audiolith.edge.JsonFields;
import dev.audiolith.edge.Refused;
import dev.audiolith.failure.InvalidRequest;
import dev.audiolith.providers.guard.Destinations;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackFieldTest {
    private static final CallbackField OPEN = new CallbackField(Optional.of(new Destinations(false)::objection));
    private static final CallbackField UNSIGNED = new CallbackField(Optional.empty());

    @Test
    void who_wants_no_call_needs_nothing_for_it() {
        assertThat(OPEN.read(JsonFields.of("{}"))).isEmpty();
        assertThat(UNSIGNED.read(JsonFields.of("{\"callbackUrl\":null}"))).isEmpty();
    }

    @Test
    void a_public_address_is_taken_as_it_was_written() {
        assertThat(read(OPEN, "https://receiver.example/hook?token=a%20b"))
                .contains(URI.create("https://receiver.example/hook?token=a%20b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not a url", "https://receiver.example/a b", "https://receiver.example/\r\nX-Evil: 1",
            "https://receiver.example/\u0000",
            "https://[::1", "http://", ":"})
    void what_is_no_address_is_the_callers_mistake(String text) {
        assertThatThrownBy(() -> read(OPEN, text)).isInstanceOfAny(InvalidRequest.class, Refused.class).hasMessageNotContaining("Evil");
    }

    @Test
    void an_address_must_be_a_text() {
        assertThatThrownBy(() -> OPEN.read(JsonFields.of("{\"callbackUrl\":[\"https://receiver.example\"]}")))
                .isInstanceOfSatisfying(InvalidRequest.class, mistake -> assertThat(mistake.field()).isEqualTo("callbackUrl"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://receiver.example/", "https://127.0.0.1/", "https://169.254.169.254/latest", "receiver.example",
            "https://user:password@receiver.example/", "https://receiver.example:22/", "mailto:ada@receiver.example", "/hook"})
    void what_would_never_be_called_is_refused_at_once_without_repeating_it(String text) {
        assertRefused(() -> read(OPEN, text), "CALLBACK_FORBIDDEN", text);
    }

    @Test
    void calls_that_cannot_be_signed_are_not_promised() {
        assertRefused(() -> read(UNSIGNED, "https://receiver.example/hook"), "CALLBACKS_NOT_CONFIGURED", "receiver");
    }

    private static void assertRefused(Runnable reading, String code, String unquoted) {
        assertThatThrownBy(reading::run).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.refusal().status()).isEqualTo(422);
            assertThat(refused.refusal().code()).isEqualTo(code);
            assertThat(refused.refusal().retryable()).isFalse();
            assertThat(refused.refusal().message()).startsWith("callbackUrl ").doesNotContain(unquoted);
            assertThat(refused.refusal().details()).containsEntry("field", "callbackUrl");
        });
    }

    private static Optional<URI> read(CallbackField field, String text) {
        return field.read(JsonFields.of(Json.write(Map.of("callbackUrl", text))));
    }
}
