package dev.audiolith.local.gateway;

import java.time.Duration;
import java.util.List;

/// What API Gateway's HTTP API and Lambda do not let through, as AWS documents it and our template sets it.
///
/// `burst` and `requestsPerSecond` are the template's throttling; the rest is AWS's own.
public record GatewayLimits(int headerBytes, int bodyBytes, int eventBytes, Duration integration, int burst, int requestsPerSecond) {
    /// What pages of other origins may do.
    public static final List<String> METHODS = List.of("GET", "HEAD", "POST", "DELETE");

    public static final GatewayLimits AWS = new GatewayLimits(
            10_240, 10 * 1024 * 1024, 6 * 1024 * 1024, Duration.ofSeconds(30), 1000, 500);
}
