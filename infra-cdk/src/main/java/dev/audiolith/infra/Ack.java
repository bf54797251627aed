package dev.audiolith.infra;

import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.Validations;
import software.constructs.IConstruct;

/// Accepts a finding of cdk-nag, CloudFormation Validate or CDK itself, with the reason, on a construct and its children.
final class Ack {
    private Ack() {}

    static void on(IConstruct scope, String reason, String... rules) {
        for (var rule : rules) {
            Validations.of(scope)
                    .acknowledge(Acknowledgment.builder().id(rule).reason(reason).build());
        }
    }
}
