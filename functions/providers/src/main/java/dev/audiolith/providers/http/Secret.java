package dev.audiolith.providers.http;

import dev.audiolith.settings.Env;
import dev.audiolith.settings.Misconfigured;
import java.util.Optional;
import java.util.regex.Pattern;

/// A key, token or password. Its value leaves it only towards a header; its text form says nothing.
///
/// It may be replaced while we run, so it is read each time it is shown. Checked when it is read: a line break inside a key would
/// otherwise surface in an error text that quotes the key. What replaces it and is no key at all is not taken: the one before may still
/// be good, and if not, its refusal tells.
public final class Secret {
    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]+");

    private final Env env;
    private final String variable;
    private final String first;

    private Secret(Env env, String variable, String first) {
        this.env = env;
        this.variable = variable;
        this.first = first;
    }

    public static Optional<Secret> find(Env env, String variable) {
        return env.find(variable).map(value -> new Secret(env, variable, checked(variable, value)));
    }

    public static Secret of(Env env, String variable) {
        return new Secret(env, variable, checked(variable, env.text(variable)));
    }

    public String value() {
        return env.find(variable).filter(Secret::isVisible).orElse(first);
    }

    /// It was refused: looks whether there is another by now.
    void readAgain() {
        env.readAgain();
    }

    @Override
    public String toString() {
        return "(secret)";
    }

    private static boolean isVisible(String value) {
        return VISIBLE.matcher(value).matches();
    }

    private static String checked(String variable, String value) {
        if (!isVisible(value)) {
            throw new Misconfigured(variable, "has characters that no key has");
        }
        return value;
    }
}
