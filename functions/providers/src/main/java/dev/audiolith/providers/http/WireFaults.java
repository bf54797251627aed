package dev.audiolith.providers.http;

import dev.audiolith.failure.FailureKind;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import javax.net.ssl.SSLException;

/// What it means that a call ended before its answer began, decided by the type of what was thrown.
final class WireFaults {

    /// Looked through in order: the first that fits says it.
    private static final List<Fault> FAULTS = List.of(
            new Fault(UnreadableUpload.class, FailureKind.UNREACHABLE, "what was to be sent could not be read from our own store"),
            new Fault(HttpConnectTimeoutException.class, FailureKind.UNREACHABLE, "no connection in time"),
            new Fault(HttpTimeoutException.class, FailureKind.TIMED_OUT, "no answer in time"),
            new Fault(UnresolvedAddressException.class, FailureKind.UNREACHABLE, "the host has no address"),
            new Fault(UnknownHostException.class, FailureKind.UNREACHABLE, "the host has no address"),
            new Fault(ConnectException.class, FailureKind.UNREACHABLE, "no connection"),
            new Fault(SSLException.class, FailureKind.UNREACHABLE, "no secure connection"),
            new Fault(ProtocolException.class, FailureKind.CORRUPT_ANSWER, "what came back is not HTTP"));

    private record Fault(Class<? extends Throwable> type, FailureKind kind, String message) {}

    static BrokenCall classify(String by, Throwable thrown) {
        for (var fault : FAULTS) {
            for (Throwable each = thrown; each != null; each = each.getCause()) {
                if (fault.type().isInstance(each)) {
                    return new BrokenCall(fault.kind(), by, fault.message(), thrown);
                }
            }
        }
        return new BrokenCall(FailureKind.UNREACHABLE, by, "the connection broke before an answer", thrown);
    }

    private WireFaults() {}
}
