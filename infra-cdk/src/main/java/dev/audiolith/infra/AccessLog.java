package dev.audiolith.infra;

import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.apigateway.AccessLogFormat;
import software.amazon.awscdk.services.apigatewayv2.IAccessLogDestination;
import software.amazon.awscdk.services.apigatewayv2.IAccessLogSettings;
import software.amazon.awscdk.services.apigatewayv2.LogGroupLogDestination;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/// One JSON line for each request the API saw, also for those that no function did.
///
/// The route, never the path: whoever knows the id of an open link can listen. Not a record, because jsii cannot see a
/// record's accessors as the properties of its interface.
final class AccessLog implements IAccessLogSettings {
    private static final String LINE = """
            {"requestId":"$context.requestId","ip":"$context.identity.sourceIp","route":"$context.routeKey",\
            "status":"$context.status","milliseconds":"$context.responseLatency","owner":"$context.authorizer.claims.sub",\
            "authorizerError":"$context.authorizer.error","integrationError":"$context.integrationErrorMessage"}""";

    private final IAccessLogDestination destination;

    AccessLog(Construct scope, Stage stage) {
        this.destination = new LogGroupLogDestination(LogGroup.Builder.create(scope, "AccessLogs")
                // Under this prefix no entry is added to the account's log policy, which is limited to 5,120 characters.
                .logGroupName("/aws/vendedlogs/" + stage.stack("api"))
                .retention(RetentionDays.ONE_MONTH)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build());
    }

    @Override
    public IAccessLogDestination getDestination() {
        return destination;
    }

    @Override
    public AccessLogFormat getFormat() {
        return AccessLogFormat.custom(LINE);
    }
}
