package dev.audiolith.bench;

import dev.audiolith.local.http.Json;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Events as AWS writes them, with what the doors read.
final class Events {
    static final String SPEAK = "/api/agents/vocalize";

    static String body(String text) {
        return Json.write(Map.of("text", text, "voiceId", "21m00Tcm4TlvDq8ikWAM"));
    }

    static Map<String, Object> speak(String text, Map<String, String> more) {
        var headers = new LinkedHashMap<>(more);
        headers.put("content-type", "application/json");
        var http = Map.of("method", "POST", "path", SPEAK, "protocol", "HTTP/1.1", "sourceIp", "203.0.113.7", "userAgent", "bench");
        var request = Map.of("domainName", "api.example.com", "requestId", "bench", "stage", "$default", "http", http, "authorizer",
                Map.of("jwt", Map.of("claims", Map.of("sub", "ada"))));
        return Map.of("version", "2.0", "routeKey", "POST " + SPEAK, "rawPath", SPEAK, "rawQueryString", "", "headers", headers,
                "requestContext", request, "body", body(text), "isBase64Encoded", false);
    }

    static Map<String, Object> message(String body) {
        return Map.of("Records", List.of(Map.of("messageId", "bench", "receiptHandle", "bench", "body", body, "attributes",
                Map.of("ApproximateReceiveCount", "1"), "messageAttributes", Map.of(), "eventSource", "aws:sqs", "eventSourceARN",
                "arn:aws:sqs:us-east-1:000000000000:ipfs-retry", "awsRegion", "us-east-1")));
    }

    /// The bucket's word that an object was put there.
    static Map<String, Object> dropped(String key) {
        return message(Json
                .write(Map.of("Records", List.of(Map.of("eventName", "ObjectCreated:Put", "s3", Map.of("object", Map.of("key", key)))))));
    }

    /// A recording in the body of a request.
    static Map<String, Object> sent(byte[] recording, String model) {
        var path = "/api/transcribe";
        var http = Map.of("method", "POST", "path", path, "protocol", "HTTP/1.1", "sourceIp", "203.0.113.7", "userAgent", "bench");
        var request = Map.of("domainName", "api.example.com", "requestId", "bench", "stage", "$default", "http", http, "authorizer",
                Map.of("jwt", Map.of("claims", Map.of("sub", "ada"))));
        return Map.of("version", "2.0", "routeKey", "POST " + path, "rawPath", path, "rawQueryString", "model=" + model,
                "queryStringParameters", Map.of("model", model), "headers", Map.of("content-type", "audio/mpeg"), "requestContext", request,
                "body", Base64.getEncoder().encodeToString(recording), "isBase64Encoded", true);
    }

    private Events() {}
}
