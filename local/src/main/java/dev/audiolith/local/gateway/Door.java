package dev.audiolith.local.gateway;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// A Lambda function on this machine: the handler, with the serialization that Lambda's Java runtime puts around it.
///
/// @param timeout what the template gives the function
public record Door<E>(String name, Class<E> event, Duration timeout, RequestHandler<E, ?> handler) {

    /// Hands in an event as JSON and takes out the answer as JSON.
    String call(byte[] json, Context context) {
        Object answer = handler.handleRequest(reader(event).fromJson(new ByteArrayInputStream(json)), context);
        var out = new ByteArrayOutputStream();
        if (answer == null) {
            return "null";
        }
        write(answer, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    /// Chosen as the runtime chooses: events that AWS defines have field names of their own, everything else is a plain object.
    private static <T> PojoSerializer<T> reader(Class<T> type) {
        return LambdaEventSerializers.isLambdaSupportedEvent(type.getName())
                ? LambdaEventSerializers.serializerFor(type, type.getClassLoader())
                : JacksonFactory.getInstance().getSerializer(type);
    }

    @SuppressWarnings("unchecked")
    private static <T> void write(T answer, ByteArrayOutputStream out) {
        reader((Class<T>) answer.getClass()).toJson(answer, out);
    }
}
