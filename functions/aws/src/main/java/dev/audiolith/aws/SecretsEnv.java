package dev.audiolith.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.audiolith.settings.Env;
import dev.audiolith.settings.Misconfigured;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Adds to the environment what one secret holds: a JSON object of variables by their usual names. Used only where `SECRETS_ID`
/// names a secret. A variable that is set in the environment itself wins.
///
/// Problems never show what the secret says.
public final class SecretsEnv {
    static final String SECRETS_ID = "SECRETS_ID";

    private static final JsonMapper JSON = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    /// `secrets` finds the text of a secret by its id. Read while wiring, and again as [SecretsVault] says.
    public static Env over(Env env, UnaryOperator<String> secrets, InstantSource clock) {
        return env.find(SECRETS_ID).map(id -> env.over(new SecretsVault(() -> parse(secrets.apply(id)), clock))).orElse(env);
    }

    private static Map<String, String> parse(String text) {
        var variables = new HashMap<String, String>();
        for (var field : objectIn(text).properties()) {
            if (!field.getValue().isValueNode()) {
                throw malformed();
            }
            // A null is no value, and an empty variable counts as absent.
            variables.put(field.getKey(), field.getValue().asText(""));
        }
        return variables;
    }

    private static JsonNode objectIn(String text) {
        try {
            var json = JSON.readTree(text);
            if (json.isObject()) {
                return json;
            }
        } catch (JsonProcessingException e) {
            // Not passed on: the parser's message quotes what it could not read.
            throw malformed();
        }
        throw malformed();
    }

    private static Misconfigured malformed() {
        return new Misconfigured(SECRETS_ID, "must name a secret that is a JSON object of variables");
    }

    private SecretsEnv() {}
}
