package dev.audiolith.providers.http;

import dev.audiolith.failure.Failure;
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
            new Fault(HttpConnectTimeoutException.class, FailureKind.UNREACHABLE, "no connection in time"),
            new Fault(HttpTimeoutException.class, FailureKind.TIMED_OUT, "no answer in time"),
            new Fault(UnresolvedAddressException.class, FailureKind.UNREACHABLE, "the host has no address"),
            new Fault(UnknownHostException.class, FailureKind.UNREACHABLE, "the host has no address"),
            new Fault(ConnectException.class, FailureKind.UNREACHABLE, "no connection"),
            new Fault(SSLException.class, FailureKind.UNREACHABLE, "no secure connection"),
            new Fault(ProtocolException.class, FailureKind.CORRUPT_ANSWER, "what came back is not HTTP"));

    private record Fault(Class<? extends Throwable> type, FailureKind kind, String message) {}

    static BrokenCall classify(String by, Throwable thrown) {
        if (isCausedBy(UnreadableUpload.class, thrown)) {
            return unreadable(thrown);
        }
        for (var fault : FAULTS) {
            if (isCausedBy(fault.type(), thrown)) {
                return new BrokenCall(fault.kind(), by, fault.message(), thrown);
            }
        }
        return new BrokenCall(FailureKind.UNREACHABLE, by, "the connection broke before an answer", thrown);
    }

    /// Our own trouble: no provider is to be blamed.
    static BrokenCall unreadable(Throwable thrown) {
        return new BrokenCall(FailureKind.UNREACHABLE, Failure.OUR_STORE, "what was to be sent could not be read from our own store",
                thrown);
    }

    private static boolean isCausedBy(Class<? extends Throwable> type, Throwable thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (type.isInstance(each)) {
                return true;
            }
        }
        return false;
    }

    private WireFaults() {}
}
