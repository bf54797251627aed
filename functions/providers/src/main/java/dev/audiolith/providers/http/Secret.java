package dev.audiolith.providers.http;

import dev.audiolith.settings.Env;
import dev.audiolith.settings.Misconfigured;
import java.util.Optional;
import java.util.regex.Pattern;

/// A key, token or password. Its value leaves it only towards a header; its text form says nothing.
///
/// Checked when it is read: a line break inside a key would otherwise surface in an error text that quotes the key.
public final class Secret {
    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]+");

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    public static Optional<Secret> find(Env env, String variable) {
        return env.find(variable).map(value -> checked(variable, value));
    }

    public static Secret of(Env env, String variable) {
        return checked(variable, env.text(variable));
    }

    public String value() {
        return value;
    }

    @Override
    public String toString() {
        return "(secret)";
    }

    private static Secret checked(String variable, String value) {
        if (!VISIBLE.matcher(value).matches()) {
            throw new Misconfigured(variable, "has characters that no key has");
        }
        return new Secret(value);
    }
}
