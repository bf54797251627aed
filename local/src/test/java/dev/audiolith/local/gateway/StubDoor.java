package dev.audiolith.local.gateway;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

/// A door that remembers what it was given and answers what a test says.
final class StubDoor implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private final BlockingQueue<APIGatewayV2HTTPEvent> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<Integer> remaining = new LinkedBlockingQueue<>();
    private final Function<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> answer;

    StubDoor(Function<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> answer) {
        this.answer = answer;
    }

    static StubDoor answering(int status, String body) {
        return new StubDoor(_ -> APIGatewayV2HTTPResponse.builder().withStatusCode(status).withBody(body).build());
    }

    Door<APIGatewayV2HTTPEvent> within(Duration timeout) {
        return new Door<>("stub", APIGatewayV2HTTPEvent.class, timeout, this);
    }

    APIGatewayV2HTTPEvent seen() {
        return events.remove();
    }

    List<APIGatewayV2HTTPEvent> all() {
        return List.copyOf(events);
    }

    int remainingMillis() {
        return remaining.remove();
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        events.add(event);
        remaining.add(context.getRemainingTimeInMillis());
        return answer.apply(event);
    }
}
