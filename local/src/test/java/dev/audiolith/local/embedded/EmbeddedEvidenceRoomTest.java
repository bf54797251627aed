package dev.audiolith.local.embedded;

import dev.audiolith.testkit.transcript.EvidenceLinksContract;
import dev.audiolith.testkit.transcript.EvidenceRoomContract;
import dev.audiolith.transcript.EvidenceRoom;
import dev.audiolith.transcript.Uploads;

final class EmbeddedEvidenceRoomTest implements EvidenceRoomContract, EvidenceLinksContract {
    private final Server.Archive archive = Embedded.server().archive();

    @Override
    public EvidenceRoom room() {
        return archive.room();
    }

    @Override
    public Uploads uploads() {
        return archive.uploads();
    }

    @Override
    public byte[] bytesOf(String key) {
        return archive.evidence(key);
    }

    @Override
    public String ownerOf(String key) {
        return archive.ownerOfEvidence(key);
    }
}
