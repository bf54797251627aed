package dev.audiolith.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.audiolith.failure.InvalidRequest;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFieldsTest {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "text=a", "{", "{}{}", "{\"a\":1,\"a\":2}", "[]", "\"text\"", "null", "1", "{'a':1}", "{\"a\":NaN}"})
    void anything_but_one_object_is_refused(String body) {
        assertRefused(body, JsonFields::of, "body");
    }

    @Test
    void a_body_nested_without_end_is_refused() {
        assertRefused("{\"a\":" + "[".repeat(100_000), JsonFields::of, "body");
    }

    @Test
    void each_field_must_have_its_type() {
        var body = "{\"text\":1,\"seed\":1.5,\"cache\":\"yes\",\"voiceSettings\":[],\"huge\":99999999999999999999}";
        assertRefused(body, text -> JsonFields.of(text).text("text"), "text");
        assertRefused(body, text -> JsonFields.of(text).findWhole("seed"), "seed");
        assertRefused(body, text -> JsonFields.of(text).findWhole("huge"), "huge");
        assertRefused(body, text -> JsonFields.of(text).flag("cache", true), "cache");
        assertRefused(body, text -> JsonFields.of(text).settings("voiceSettings"), "voiceSettings");
        assertRefused("{\"voiceSettings\":{\"stability\":{}}}", text -> JsonFields.of(text).settings("voiceSettings"),
                "voiceSettings.stability");
    }

    /// Names are quoted in answers and logs, so that they must be short and harmless before they are.
    @ParameterizedTest
    @ValueSource(strings = {"\\ud800", "a b", "a\\nb", "", "stability\\u0000"})
    void the_name_of_a_setting_that_no_provider_has_is_not_quoted(String name) {
        assertRefused("{\"voiceSettings\":{\"" + name + "\":[]}}", text -> JsonFields.of(text).settings("voiceSettings"), "voiceSettings");
    }

    @Test
    void the_name_of_a_setting_is_never_quoted_at_length() {
        assertRefused("{\"voiceSettings\":{\"" + "a".repeat(100) + "\":[]}}", text -> JsonFields.of(text).settings("voiceSettings"),
                "voiceSettings");
    }

    @Test
    void a_field_within_an_object_is_named_with_it() {
        var trim = JsonFields.of("{\"trim\":{\"silence\":1,\"part\":{}}}").findObjectStrictly("trim").orElseThrow();
        assertRefused("", _ -> trim.flag("silence", true), "trim.silence");
        assertRefused("", _ -> trim.findObjectStrictly("part").orElseThrow().text("name"), "trim.part.name");
    }

    /// Kept as a question mark, it would be what another text is kept as too.
    @ParameterizedTest
    @ValueSource(strings = {"\\ud800", "a\\udc00", "\\ud83d\\u0041", "\\ude00\\ud83d"})
    void half_a_surrogate_pair_is_refused(String half) {
        assertRefused("{\"title\":\"" + half + "\"}", text -> JsonFields.of(text).findText("title"), "title");
        assertRefused("{\"metadata\":{\"deep\":[\"" + half + "\"]}}", text -> JsonFields.of(text).texts("metadata"), "metadata");
        assertRefused("{\"metadata\":{\"" + half + "\":1}}", text -> JsonFields.of(text).texts("metadata"), "metadata");
    }

    @Test
    void whole_pairs_are_kept() {
        var fields = JsonFields.of("{\"title\":\"\\ud83c\\udfb5 \ud83c\udfb5\",\"metadata\":{\"\\ud83c\\udfb5\":\"\\ud83c\\udfb5\"}}");
        assertThat(fields.text("title")).isEqualTo("\ud83c\udfb5 \ud83c\udfb5");
        assertThat(fields.texts("metadata")).containsExactly(Map.entry("\ud83c\udfb5", "\"\ud83c\udfb5\""));
    }

    @Test
    void null_counts_as_absent() {
        var fields = JsonFields.of("{\"modelId\":null,\"cache\":null,\"voiceSettings\":{\"speed\":null}}");
        assertThat(fields.findText("modelId")).isEmpty();
        assertThat(fields.flag("cache", true)).isTrue();
        assertThat(fields.settings("voiceSettings")).isEmpty();
    }

    private static void assertRefused(String body, Consumer<String> reading, String field) {
        assertThatThrownBy(() -> reading.accept(body))
                .isInstanceOfSatisfying(InvalidRequest.class, refusal -> assertThat(refusal.field()).isEqualTo(field));
    }
}
