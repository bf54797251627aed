package dev.audiolith.audio;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/// Walks over the frames of an MPEG layer III stream while its bytes pass by: how long it plays, and whether it broke off.
///
/// It looks at frame headers only (and into the first frame, as an [InfoFrame] does not play), so it says nothing about bytes that
/// never were such a stream: those are `unknown`.
/// A stream that loses its framing (another kind of tag at the end) stops being walked and keeps what was counted.
public final class Mp3Frames {
    private static final int ID3_HEADER = 10;

    private final byte[] head = new byte[InfoFrame.PREFIX];
    private int inHead;
    private long skip;
    private boolean lost;
    private boolean seenTag;
    private boolean seenInfo;
    private long frames;
    private double seconds;

    public void update(byte[] bytes, int offset, int length) {
        var at = offset;
        var end = offset + length;
        while (at < end && !lost) {
            if (skip > 0) {
                var step = (int) Math.min(skip, end - at);
                skip -= step;
                at += step;
            } else {
                head[inHead++] = bytes[at++];
                lookAtHead();
            }
        }
    }

    /// Absent when these were no MP3 frames.
    public Optional<Duration> duration() {
        return frames == 0 ? Optional.empty() : Optional.of(Duration.ofNanos(Math.round(seconds * 1e9)));
    }

    /// Whether the last frame was announced but did not come whole, or frames were announced and none came.
    public boolean brokeOff() {
        var isMp3 = frames > 0 || seenInfo || seenTag || inHead >= Mp3Header.BYTES;
        return isMp3 && !lost && (skip > 0 || inHead > 0 || frames == 0);
    }

    private void lookAtHead() {
        if (isTag()) {
            if (inHead == ID3_HEADER) {
                skip = Mp3Tag.id3Length(head) - ID3_HEADER;
                seenTag = true;
                inHead = 0;
            }
        } else if (inHead >= Mp3Header.BYTES) {
            Mp3Header.read(head).ifPresentOrElse(this::startFrame, () -> lost = true);
        }
    }

    /// An ID3v2 tag. It is only looked for where a frame ends, and no frame begins like one.
    private boolean isTag() {
        return head[0] == 'I' && (inHead < 2 || head[1] == 'D') && (inHead < 3 || head[2] == '3');
    }

    /// Of the very first frame a little more is looked at: one that only describes the others does not play.
    private void startFrame(Mp3Header header) {
        var isFirst = frames == 0 && !seenInfo;
        if (isFirst && inHead < Math.min(InfoFrame.PREFIX, header.frameBytes())) {
            return;
        }
        if (isFirst && InfoFrame.is(header, Arrays.copyOf(head, inHead))) {
            seenInfo = true;
        } else {
            frames++;
            seconds += header.seconds();
        }
        skip = (long) header.frameBytes() - inHead;
        inHead = 0;
    }
}
