package dev.audiolith.infra;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Size;
import software.amazon.awscdk.Tags;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.ApplicationLogLevel;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.ILayerVersion;
import software.amazon.awscdk.services.lambda.LoggingFormat;
import software.amazon.awscdk.services.lambda.RecursiveLoop;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.lambda.SystemLogLevel;
import software.amazon.awscdk.services.lambda.VersionOptions;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/// One of our functions: a SnapStart snapshot behind the alias `live`, unless it needs much room in /tmp, its own role, its own log group.
///
/// A role starts empty but for its log group; each door says what it [may][#may] do, action by action.
abstract class Door extends Construct {
    private final String name;
    private final Duration timeout;
    private final Function function;
    private final Alias live;

    /// What differs between doors. `loops`: the door sends messages to the queue it is fed from.
    record Spec(
            Code code,
            String handler,
            int memoryMiB,
            Duration timeout,
            SortedMap<String, String> environment,
            RecursiveLoop loops,
            Optional<ILayerVersion> layer,
            Optional<Size> scratch) {

        /// Without anything of its own beside the zip.
        Spec(Code code, String handler, int memoryMiB, Duration timeout, SortedMap<String, String> environment, RecursiveLoop loops) {
            this(code, handler, memoryMiB, timeout, environment, loops, Optional.empty(), Optional.empty());
        }

        /// With FFmpeg, and with so much of /tmp, if more than the usual half gigabyte is needed. Then there is no snapshot: Lambda
        /// does not take both.
        Spec with(ILayerVersion ffmpeg, Optional<Size> room) {
            return new Spec(code, handler, memoryMiB, timeout, environment, loops, Optional.of(ffmpeg), room);
        }
    }

    Door(Construct scope, String name, Spec spec) {
        super(scope, name);
        this.name = name;
        this.timeout = spec.timeout();
        var logs = LogGroup.Builder.create(this, "Logs")
                .retention(RetentionDays.ONE_MONTH)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        // Own role: the default one carries a managed policy that may write to every log group of the account.
        var role = Role.Builder.create(this, "Role")
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .build();
        logs.getGrants().write(role);
        var builder = Function.Builder.create(this, "Function")
                .runtime(Runtime.JAVA_25)
                .architecture(Architecture.ARM_64)
                .code(spec.code())
                .handler(spec.handler())
                .memorySize(spec.memoryMiB())
                .timeout(spec.timeout())
                .environment(spec.environment())
                .recursiveLoop(spec.loops())
                .role(role)
                .logGroup(logs)
                .loggingFormat(LoggingFormat.JSON)
                .applicationLogLevelV2(ApplicationLogLevel.INFO)
                .systemLogLevelV2(SystemLogLevel.WARN)
                // Old versions stay, so that `live` can be pointed back by hand.
                .currentVersionOptions(
                        VersionOptions.builder().removalPolicy(RemovalPolicy.RETAIN).build());
        spec.layer().ifPresent(layer -> builder.layers(List.of(layer)));
        spec.scratch().ifPresentOrElse(builder::ephemeralStorageSize, () -> builder.snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS));
        this.function = builder.build();
        this.live = Alias.Builder.create(this, "Live")
                .aliasName("live")
                .version(function.getCurrentVersion())
                .build();
        Tags.of(this).add("door", name);
        if (spec.scratch().isEmpty()) {
            Ack.on(
                    function,
                    "published through the alias live",
                    "Annotation::@aws-cdk/aws-lambda:snapStartRequirePublish");
        }
    }

    /// The only thing that may be invoked: `$LATEST` has no snapshot.
    Alias live() {
        return live;
    }

    String name() {
        return name;
    }

    Duration timeout() {
        return timeout;
    }

    final void may(String resource, String... actions) {
        may(PolicyStatement.Builder.create()
                .actions(List.of(actions))
                .resources(List.of(resource))
                .build());
    }

    final void may(PolicyStatement statement) {
        function.addToRolePolicy(statement);
    }
}
