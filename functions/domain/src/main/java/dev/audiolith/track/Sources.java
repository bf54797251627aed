package dev.audiolith.track;

import java.net.URI;
import java.util.Optional;

/// Where a track's files lie at its provider.
public record Sources(URI audio, Optional<URI> cover, Optional<URI> video) {
    /// In place of a link: what was stored may have come from its owner.
    static final URI UPLOAD = URI.create("urn:audiolith:upload");
    /// Of what is deleted: nobody knows any more.
    static final Sources FORGOTTEN = forgotten(URI.create("urn:audiolith:forgotten"));

    private static final String NO_LINK = "urn";

    /// The same, with uploads in place of the links that there are not.
    Sources orUploads() {
        return new Sources(audio, cover.or(() -> Optional.of(UPLOAD)), video.or(() -> Optional.of(UPLOAD)));
    }

    private static Sources forgotten(URI mark) {
        return new Sources(mark, Optional.of(mark), Optional.of(mark));
    }

    /// What stands in place of a link is not told.
    public Optional<URI> link(Part part) {
        return of(part).filter(source -> !NO_LINK.equals(source.getScheme()));
    }

    public Optional<URI> of(Part part) {
        return switch (part) {
            case AUDIO -> Optional.of(audio);
            case COVER -> cover;
            case VIDEO -> video;
        };
    }
}
