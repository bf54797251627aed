package dev.audiolith.sound;

/// How much of a text has been spoken, in the parts it is spoken in and in characters.
public record Progress(int partsDone, int partsTotal, long charactersDone, long charactersTotal) {

    public Progress {
        if (partsDone < 0 || partsDone > partsTotal || charactersDone < 0 || charactersDone > charactersTotal) {
            throw new IllegalArgumentException("more is done than there is");
        }
    }

    /// Nothing yet; into how many parts the text falls shows when it is spoken.
    static Progress none(long characters) {
        return new Progress(0, 1, 0, characters);
    }

    /// Parts are about equally long.
    Progress at(int done, int total) {
        return new Progress(done, total, charactersTotal * done / total, charactersTotal);
    }
}
