package dev.audiolith.aws;

import dev.audiolith.sound.Claims.Binding;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The row of an idempotency key in the table `claims`.
record BindingRow(String key, Binding binding, long expiresAt) {
    private static final String FINGERPRINT = "fingerprint";
    private static final String SPEAK_KEY = "speakKey";

    Map<String, AttributeValue> toItem() {
        return new ItemWriter().text(ClaimRow.KEY, key).text(ClaimRow.KIND, "bind").text(FINGERPRINT, binding.fingerprint())
                .text(SPEAK_KEY, binding.speakKey()).number(ClaimRow.EXPIRES_AT, expiresAt).item();
    }

    static Binding bindingOf(Map<String, AttributeValue> attributes) {
        var item = new ItemReader(attributes);
        return new Binding(item.text(FINGERPRINT), item.text(SPEAK_KEY));
    }
}
