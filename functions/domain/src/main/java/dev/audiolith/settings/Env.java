package dev.audiolith.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Named variables and how to read them. An empty variable counts as absent, as shells and templates write them.
///
/// Problems name the variable and never show its value: it may be a secret. What comes from a [Vault] may be another value the next time:
/// whoever can do with a new one asks again each time.
public final class Env {
    private final Map<String, String> variables;
    private final Vault vault;

    public Env(Map<String, String> variables) {
        this(variables, Vault.EMPTY);
    }

    private Env(Map<String, String> variables, Vault vault) {
        this.variables = Map.copyOf(variables);
        this.vault = vault;
    }

    /// These variables, and what the vault holds where these have none.
    public Env over(Vault secrets) {
        return new Env(variables, secrets);
    }

    /// Somebody was refused with a value of these: see [Vault#readAgain].
    public void readAgain() {
        vault.readAgain();
    }

    /// These variables, and `others` where these have none.
    public Env orElse(Map<String, String> others) {
        var all = new HashMap<>(others);
        variables.forEach((name, value) -> {
            if (!value.isBlank()) {
                all.put(name, value);
            }
        });
        return new Env(all, vault);
    }

    public Optional<String> find(String name) {
        return present(variables.get(name)).or(() -> present(vault.variables().get(name)));
    }

    public String text(String name) {
        return find(name).orElseThrow(() -> new Misconfigured(name, "is missing"));
    }

    public String text(String name, String otherwise) {
        return find(name).orElse(otherwise);
    }

    public Optional<URI> findUri(String name) {
        return find(name).map(value -> parse(name, value));
    }

    public URI uri(String name, String otherwise) {
        return parse(name, text(name, otherwise));
    }

    public URI uri(String name) {
        return parse(name, text(name));
    }

    public List<String> list(String name, String otherwise) {
        return Arrays.stream(text(name, otherwise).split(",")).map(String::strip).filter(item -> !item.isEmpty())
                .toList();
    }

    public List<URI> uris(String name) {
        return list(name, "").stream().map(item -> parse(name, item)).toList();
    }

    public int whole(String name, int otherwise, int least, int most) {
        var text = find(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            var number = Integer.parseInt(text.get());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw outside(name, least, most);
        }
        throw outside(name, least, most);
    }

    public boolean flag(String name, boolean otherwise) {
        return switch (text(name, String.valueOf(otherwise))) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new Misconfigured(name, "must be true or false");
        };
    }

    /// A part of the whole, such as a chance.
    public double fraction(String name, double otherwise) {
        var text = find(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            var number = Double.parseDouble(text.get());
            if (number >= 0 && number <= 1) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw noFraction(name);
        }
        throw noFraction(name);
    }

    public Duration seconds(String name, int otherwise, int least, int most) {
        return Duration.ofSeconds(whole(name, otherwise, least, most));
    }

    public Duration millis(String name, int otherwise, int least, int most) {
        return Duration.ofMillis(whole(name, otherwise, least, most));
    }

    private static Optional<String> present(@Nullable String value) {
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static Misconfigured outside(String name, int least, int most) {
        return new Misconfigured(name, "must be a whole number from " + least + " to " + most);
    }

    private static Misconfigured noFraction(String name) {
        return new Misconfigured(name, "must be a number from 0 to 1");
    }

    private static URI parse(String name, String value) {
        try {
            var uri = new URI(value);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw new Misconfigured(name, "is not a valid URL");
        }
        throw new Misconfigured(name, "must be an http or https URL");
    }
}
