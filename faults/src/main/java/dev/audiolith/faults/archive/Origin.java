package dev.audiolith.faults.archive;

import dev.audiolith.track.Part;

/// Where a good file came from: a link of a song, or its owner's own disk.
record Origin(int song, Part part, String from) {
    private static final String DISK = "disk";

    static Origin link(Song song, Part part, int edition) {
        return new Origin(song.number(), part, song.uri(edition, part).toString());
    }

    static Origin disk(Song song, Part part) {
        return new Origin(song.number(), part, DISK);
    }

    boolean isDisk() {
        return from.equals(DISK);
    }
}
