package dev.audiolith.providers.http;

import dev.audiolith.stream.BulkInputStream;
import dev.audiolith.time.Deadline;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpTimeoutException;
import java.time.Duration;

/// An upload while it is sent: opened when the first byte is wanted, over when the deadline is, closed by whoever sent it.
///
/// The client's own thread may still be reading when the call has been given up or answered: from then on there is nothing
/// more to read, and whatever goes wrong with the source no longer matters. If it hangs in the source, the source is closed beside
/// the call: closing may have to wait for the reader, beyond the deadline.
final class UploadStream extends BulkInputStream {
    private final Upload upload;
    private final Deadline deadline;
    private final Duration half;
    private volatile InputStream opened = InputStream.nullInputStream();
    private volatile boolean isOpen;
    private volatile boolean isOver;
    private volatile boolean isWaiting;
    private volatile Duration leftWhenAsked = Duration.ZERO;

    UploadStream(Upload upload, Deadline deadline) {
        this.upload = upload;
        this.deadline = deadline;
        this.half = deadline.remaining().dividedBy(2);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (isOver) {
            return -1;
        }
        if (deadline.passed()) {
            throw new HttpTimeoutException("the upload took too long");
        }
        leftWhenAsked = deadline.remaining();
        isWaiting = true;
        try {
            if (!isOpen) {
                opened = upload.source().open();
                isOpen = true;
            }
            return opened.read(target, offset, length);
        } catch (IOException e) {
            if (isOver) {
                return -1;
            }
            throw new UnreadableUpload(e);
        } finally {
            isWaiting = false;
            closeIfOver();
        }
    }

    @Override
    public void close() throws IOException {
        isOver = true;
        if (isWaiting) {
            Thread.ofVirtual().name("closes-an-upload").start(this::closeAsFarAsPossible);
        } else {
            opened.close();
        }
    }

    private void closeAsFarAsPossible() {
        try {
            opened.close();
        } catch (IOException e) {
            // The call is over, and was classified; nobody is left who could do anything about it.
            return;
        }
    }

    /// Whether it was the source that took the time, more than half of it in one read. A call may also end while a quick source is just
    /// being read.
    boolean isWaitingForSource() {
        return isWaiting && leftWhenAsked.compareTo(half) >= 0;
    }

    /// It may have been closed while the source was still being opened.
    private void closeIfOver() throws IOException {
        if (isOver) {
            opened.close();
        }
    }
}
