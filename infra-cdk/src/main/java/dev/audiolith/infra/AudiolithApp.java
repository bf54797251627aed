package dev.audiolith.infra;

import java.nio.file.Path;
import software.amazon.awscdk.App;
import software.amazon.awscdk.StackProps;

/// Synthesizes the stacks of one stage: `npx cdk synth -c stage=prod`.
///
/// Three stacks, so that everything that runs can be replaced or deleted without touching what must never be lost, and what watches
/// without touching what runs.
public final class AudiolithApp {
    /// What one stage consists of.
    public record Stacks(StorageStack storage, ServiceStack service, OperationsStack operations) {}

    private AudiolithApp() {}

    /// The cdk command line runs this in `infra-cdk/`, hence the parent folder.
    public static void main(String[] args) {
        try {
            var app = new App();
            stacks(app, Stage.from(app.getNode()::tryGetContext), Artifacts.built(Path.of("..")));
            app.synth();
        } catch (Misconfigured e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /// Adds the stacks of a stage. Environment-agnostic on purpose: no account is needed to synthesize, and the templates
    /// are the same on every machine.
    public static Stacks stacks(App app, Stage stage, Artifacts artifacts) {
        var storage = new StorageStack(app, stage, props(stage, "what must never be lost"));
        var service = new ServiceStack(app, stage, storage, artifacts, props(stage, "what runs"));
        return new Stacks(storage, service, new OperationsStack(app, stage, service, props(stage, "what watches")));
    }

    private static StackProps props(Stage stage, String holds) {
        return StackProps.builder()
                .description("Audiolith (%s): %s".formatted(stage.name(), holds))
                .terminationProtection(stage.keepsData())
                .tags(Ordered.map("app", "audiolith", "stage", stage.name()))
                .build();
    }
}
