package dev.audiolith.testkit.transcript;

import dev.audiolith.testkit.time.ManualClock;
import dev.audiolith.transcript.EvidenceRoom;
import dev.audiolith.transcript.Uploads;

final class FakeEvidenceRoomTest implements EvidenceRoomContract {
    private final FakeUploads uploads = new FakeUploads(new ManualClock());
    private final FakeEvidenceRoom room = new FakeEvidenceRoom(uploads);

    @Override
    public EvidenceRoom room() {
        return room;
    }

    @Override
    public Uploads uploads() {
        return uploads;
    }

    @Override
    public byte[] bytesOf(String key) {
        return room.bytes(key);
    }

    @Override
    public String ownerOf(String key) {
        return room.owner(key);
    }
}
