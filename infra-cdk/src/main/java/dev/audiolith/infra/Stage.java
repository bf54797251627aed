package dev.audiolith.infra;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Everything that differs between one deployment and another, read once from the `stages` of `cdk.json`.
///
/// @param secretName       the Secrets Manager secret with the keys of the upstreams. It is created by hand before the
///                         first deployment: CloudFormation never holds it, so no deployment can change or delete it
/// @param retryConcurrency how many retries run at once: the most that any pinning provider sees from us
/// @param speakConcurrency how many orders are spoken at once: together with the callers who wait, what the speech provider's plan allows
/// @param transcribeConcurrency how many uploads are transcribed at once; each asks the transcriber for several pieces side by side
/// @param archiveConcurrency how many tracks are fetched at once, from all providers together; no host sees more than a few of them
/// @param keepsData        whether tables and buckets outlive the stack
/// @param alarmEmail       who is told of alarms, besides whoever subscribes to the topic; asked to confirm once
/// @param settings         tuning handed to the doors that pin
public record Stage(
        String name,
        String jwtIssuer,
        List<String> jwtAudience,
        List<String> corsOrigins,
        String secretName,
        int retryConcurrency,
        int speakConcurrency,
        int transcribeConcurrency,
        int archiveConcurrency,
        boolean keepsData,
        Optional<String> alarmEmail,
        Settings settings) {

    public Stage {
        require(name.matches("[a-z][a-z0-9]{1,11}"), "stage", "2 to 12 letters and digits", name);
        require(jwtIssuer.startsWith("https://"), "jwtIssuer", "https", jwtIssuer);
        require(!jwtAudience.isEmpty(), "jwtAudience", "at least one entry", jwtAudience);
        // They travel to the authorizer as one text.
        require(jwtAudience.stream().noneMatch(audience -> audience.contains(",")), "jwtAudience", "names without a comma", jwtAudience);
        require(
                corsOrigins.stream().allMatch(origin -> origin.matches("https?://[^/*]+")),
                "corsOrigins",
                "scheme and host without path or wildcard",
                corsOrigins);
        require(secretName.matches("[\\w/+=.@-]+"), "secretName", "a Secrets Manager name", secretName);
        // SQS event sources take nothing below 2 or above 1000.
        require(retryConcurrency >= 2 && retryConcurrency <= 1000, "retryConcurrency", "2 to 1000", retryConcurrency);
        require(speakConcurrency >= 2 && speakConcurrency <= 1000, "speakConcurrency", "2 to 1000", speakConcurrency);
        require(transcribeConcurrency >= 2 && transcribeConcurrency <= 1000, "transcribeConcurrency", "2 to 1000", transcribeConcurrency);
        require(archiveConcurrency >= 2 && archiveConcurrency <= 1000, "archiveConcurrency", "2 to 1000", archiveConcurrency);
        require(alarmEmail.stream().allMatch(address -> address.matches("[^@\\s]+@[^@\\s]+")), "alarmEmail", "an address", alarmEmail);
        jwtAudience = List.copyOf(jwtAudience);
        corsOrigins = List.copyOf(corsOrigins);
    }

    /// Reads the stage that the command line asks for with `-c stage=<name>`.
    ///
    /// @param context usually `app.getNode()::tryGetContext`: `stage` names the entry of `stages`
    public static Stage from(Function<String, @Nullable Object> context) {
        var name = String.valueOf(context.apply("stage"));
        if (!(context.apply("stages") instanceof Map<?, ?> stages)
                || !(stages.get(name) instanceof Map<?, ?> entry)) {
            throw new Misconfigured("unknown stage '%s': cdk.json has no entry of that name".formatted(name));
        }
        var values = new StageEntry(name, entry);
        return new Stage(
                name,
                values.text("jwtIssuer"),
                values.list("jwtAudience"),
                values.list("corsOrigins"),
                values.text("secretName"),
                values.number("retryConcurrency"),
                values.number("speakConcurrency"),
                values.number("transcribeConcurrency"),
                values.number("archiveConcurrency"),
                values.flag("keepsData"),
                values.find("alarmEmail"),
                new Settings(values.texts("settings")));
    }

    /// The name of one of this stage's stacks.
    String stack(String part) {
        return "audiolith-" + name + "-" + part;
    }

    /// The namespace of this stage's metrics: alarms of one stage must not see another in the same account.
    String metrics() {
        return "Audiolith/" + name;
    }

    private static void require(boolean holds, String key, String wanted, Object found) {
        if (!holds) {
            throw new Misconfigured("%s must be %s, not '%s'".formatted(key, wanted, found));
        }
    }
}
