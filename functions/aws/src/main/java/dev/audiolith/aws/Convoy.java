package dev.audiolith.aws;

import dev.audiolith.failure.StorageUnavailable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/// Puts files of any length into a bucket, as [Deposit] does, but a part travels while the next is read: the bucket is waited for only when
/// it is slower than the source, and the source only when it is slower than the bucket.
///
/// A file that is one put takes its SHA-256 along, and whoever doubts it later can compare what S3 says with what its record says, without
/// reading it; for others see [MultipartUpload].
///
/// The memory is the same for a picture and for a film, [#CARTS] parts, and is kept for the next file. 10,000 parts, the most that S3
/// takes, are 78 GiB; a function has less room than that to play the file in.
final class Convoy {
    /// A song of three minutes is one put.
    static final int PART = 8 * 1024 * 1024;
    /// One is filled while the others are on their way.
    private static final int CARTS = 3;

    private final S3Client s3;
    private final String bucket;
    private final String what;
    private final Queue<List<Segments>> idle = new ArrayBlockingQueue<>(1);

    Convoy(S3Client s3, String bucket, String what) {
        this.s3 = s3;
        this.bucket = bucket;
        this.what = what;
    }

    /// How many bytes there were.
    long put(String key, String contentType, InputStream bytes) throws IOException {
        var carts = carts();
        try {
            var first = carts.getFirst();
            return first.fill(bytes) ? atOnce(key, contentType, first) : new Journey(carts).inParts(key, contentType, bytes);
        } finally {
            // Of several who stored at once, the carts of one are kept.
            idle.offer(carts);
        }
    }

    private List<Segments> carts() {
        var kept = idle.poll();
        return kept == null ? Stream.generate(() -> Segments.whole(PART)).limit(CARTS).toList() : kept;
    }

    private long atOnce(String key, String contentType, Segments whole) {
        var sha256 = whole.sha256();
        StorageCall.to("store " + what, () -> s3.putObject(
                put -> put.bucket(bucket).key(key).contentType(contentType).checksumSHA256(sha256), MultipartUpload.bodyOf(whole)));
        return whole.length();
    }

    /// A part on its way, and the cart it lies in.
    private record Sent(Segments cart, Future<CompletedPart> part) {}

    /// One file in parts.
    private final class Journey {
        private final ArrayDeque<Segments> free;
        private final ArrayDeque<Sent> onTheWay = new ArrayDeque<>(CARTS);
        private final List<CompletedPart> arrived = new ArrayList<>();
        private final CRC32 whole = new CRC32();
        private long length;
        private int parts;

        /// The first cart is full.
        Journey(List<Segments> carts) {
            this.free = new ArrayDeque<>(carts);
        }

        long inParts(String key, String contentType, InputStream bytes) throws IOException {
            var label = new Deposit.Label(contentType, Map.of());
            try (var upload = MultipartUpload.begin(s3, new Deposit.Place(bucket, key, what), label);
                    var crew = Executors.newVirtualThreadPerTaskExecutor()) {
                try {
                    send(upload, crew, free.removeFirst());
                    var ended = false;
                    while (!ended) {
                        var cart = free.isEmpty() ? arrival() : free.removeFirst();
                        ended = cart.fill(bytes);
                        send(upload, crew, cart);
                    }
                    while (!onTheWay.isEmpty()) {
                        arrival();
                    }
                } finally {
                    // Whatever is still on its way then is of no use any more; it has ended before the upload is given up.
                    crew.shutdownNow();
                }
                upload.complete(arrived, whole);
            }
            return length;
        }

        private void send(MultipartUpload upload, ExecutorService crew, Segments cart) {
            if (cart.length() > 0) {
                length += cart.length();
                cart.addTo(whole);
                parts++;
                var number = parts;
                onTheWay.addLast(new Sent(cart, crew.submit(() -> upload.send(number, cart))));
            }
        }

        /// Waits for the part that was sent first, and gives its cart back.
        private Segments arrival() throws InterruptedIOException {
            var first = onTheWay.removeFirst();
            try {
                arrived.add(first.part().get());
                return first.cart();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while storing " + what);
            } catch (ExecutionException e) {
                throw new StorageUnavailable("failed to store a part of " + what, e);
            }
        }
    }
}
