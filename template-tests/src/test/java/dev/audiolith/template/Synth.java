package dev.audiolith.template;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.audiolith.infra.AudiolithApp;
import dev.audiolith.infra.Artifacts;
import dev.audiolith.infra.Settings;
import dev.audiolith.infra.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.lambda.Code;

/// Synthesizes a stage once for all tests. Not synchronized: jsii talks to one process and tests run one by one.
final class Synth {
    /// The templates of a stage's three stacks.
    record Templates(StackTemplate storage, StackTemplate service, StackTemplate operations) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, Templates> DONE = new HashMap<>();

    private Synth() {}

    static Templates stage(String name) {
        return DONE.computeIfAbsent(name, stage -> templates(stacks(app(stage))));
    }

    /// The dev stage with one setting of its own.
    static Templates tuned(String setting, String value) {
        var app = app("dev");
        var dev = Stage.from(app.getNode()::tryGetContext);
        var tuned = new Stage(
                "tuned",
                dev.jwtIssuer(),
                dev.jwtAudience(),
                dev.corsOrigins(),
                dev.secretName(),
                dev.retryConcurrency(),
                dev.speakConcurrency(),
                dev.transcribeConcurrency(),
                dev.archiveConcurrency(),
                dev.keepsData(),
                dev.alarmEmail(),
                new Settings(new TreeMap<>(Map.of(setting, value))));
        return templates(AudiolithApp.stacks(app, tuned, placeholders()));
    }

    /// The app with the feature flags and stages that the command line gives it.
    static App app(String stage) {
        try {
            var context = cdkJson();
            context.put("stage", stage);
            return App.Builder.create()
                    .context(context)
                    .outdir(Files.createDirectories(Path.of("target", "cdk.out", stage)).toString())
                    .analyticsReporting(false)
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static AudiolithApp.Stacks stacks(App app) {
        return AudiolithApp.stacks(app, Stage.from(app.getNode()::tryGetContext), placeholders());
    }

    /// The same bytes for every module: templates can be read without building a single zip.
    private static Artifacts placeholders() {
        return new Artifacts() {
            @Override
            public Code zip(String module) {
                return placeholder(Path.of("target", "placeholders", module + ".zip"));
            }

            @Override
            public Code ffmpeg() {
                return placeholder(Path.of("target", "placeholders", "ffmpeg.zip"));
            }
        };
    }

    private static Code placeholder(Path file) {
        try {
            Files.createDirectories(file.getParent());
            return Code.fromAsset(Files.writeString(file, "placeholder").toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> cdkJson() throws IOException {
        return JSON.convertValue(JSON.readTree(Path.of("../infra-cdk/cdk.json").toFile()).get("context"),
                new TypeReference<HashMap<String, Object>>() {
                });
    }

    private static Templates templates(AudiolithApp.Stacks stacks) {
        return new Templates(template(stacks.storage()), template(stacks.service()), template(stacks.operations()));
    }

    private static StackTemplate template(Stack stack) {
        return new StackTemplate(JSON.valueToTree(Template.fromStack(stack).toJSON()));
    }
}
