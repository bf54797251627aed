package dev.audiolith.local.embedded;

import dev.audiolith.local.process.Child;
import dev.audiolith.local.process.Parent;

/// The process in which DynamoDB Local runs, apart from ours because its licence wants it so.
///
/// DynamoDB Local has no option for the address it listens on, and would take all of them. So its web server is asked for
/// between being made and being started; if that ever fails, nothing is started.
public final class DynamoDbMain {
    private static final String RUNNER = "software.amazon.dynamodb.services.local.main.ServerRunner";

    public static void main(String... arguments) throws ReflectiveOperationException {
        Parent.endWithIt();
        var server = Class.forName(RUNNER).getMethod("createServerFromCommandLineArgs", String[].class).invoke(null, (Object) arguments);
        keepOnLoopback(server);
        server.getClass().getMethod("start").invoke(server);
    }

    private static void keepOnLoopback(Object server) throws ReflectiveOperationException {
        var field = server.getClass().getDeclaredField("server");
        field.setAccessible(true);
        var web = field.get(server);
        var connectors = (Object[]) web.getClass().getMethod("getConnectors").invoke(web);
        if (connectors.length == 0) {
            throw new IllegalStateException("DynamoDB Local cannot be kept on loopback");
        }
        for (var connector : connectors) {
            connector.getClass().getMethod("setHost", String.class).invoke(connector, Child.HOST);
        }
    }

    private DynamoDbMain() {}
}
