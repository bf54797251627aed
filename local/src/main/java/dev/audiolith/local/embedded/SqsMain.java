package dev.audiolith.local.embedded;

import com.typesafe.config.ConfigFactory;
import dev.audiolith.local.process.Child;
import dev.audiolith.local.process.Parent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.elasticmq.server.ElasticMQServer;
import org.elasticmq.server.config.ElasticMQServerConfig;

/// The process in which ElasticMQ runs, apart from ours because it has one database per process, whatever it is told: a second
/// server beside it would write into the first one's.
///
/// The queues and their dead-letter queues are part of its settings, never made by a request: it restores what it kept after
/// it has begun to answer, and a queue that somebody made meanwhile would stay without its old messages.
public final class SqsMain {
    static final String REGION = "us-east-1";
    static final String ACCOUNT = "000000000000";

    /// Arguments: the port, the path of the database, the names of the queues.
    public static void main(String... arguments) {
        Parent.endWithIt();
        var port = Integer.parseInt(arguments[0]);
        // Written through at each commit: a message that was acknowledged is there after kill -9.
        var database = "jdbc:h2:" + arguments[1] + ";WRITE_DELAY=0";
        var settings = Map.of("node-address.host", Child.HOST, "node-address.port", port, "rest-sqs.bind-hostname", Child.HOST,
                "rest-sqs.bind-port", port, "rest-stats.enabled", false, "messages-storage.enabled", true, "messages-storage.uri", database,
                "aws.region", REGION, "aws.accountId", ACCOUNT, "pekko.loglevel", "WARNING");
        var config = ConfigFactory.parseMap(settings)
                .withFallback(ConfigFactory.parseString(queues(Arrays.asList(arguments).subList(2, arguments.length))))
                .withFallback(ConfigFactory.load());
        new ElasticMQServer(new ElasticMQServerConfig(config)).start();
    }

    /// Shorter than on AWS: what a killed run held must soon be back. A message that is worked on for longer is handed out twice,
    /// which every door takes as harmless.
    private static String queues(List<String> names) {
        return names.stream().map("""
                  "%1$s" {
                    defaultVisibilityTimeout = 1 minute
                    deadLettersQueue { name = "%1$s-dead", maxReceiveCount = 5 }
                  }
                  "%1$s-dead" {}
                """::formatted).collect(Collectors.joining("", "queues {\n", "}\n"));
    }

    private SqsMain() {}
}
