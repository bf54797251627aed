package dev.audiolith.infra;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.lambda.RecursiveLoop;
import software.constructs.Construct;

/// The HTTP door that takes tracks in, tells of them, plays them, forgets them. From the zip of `archiver`.
final class Tracks extends Door {
    /// As long as API Gateway waits.
    private static final Duration TIMEOUT = Duration.seconds(30);

    Tracks(Construct scope, Parts parts) {
        super(
                scope,
                "tracks",
                new Spec(
                        parts.artifacts().zip("archiver"),
                        "dev.audiolith.archiver.TracksHandler::handleRequest",
                        1024,
                        TIMEOUT,
                        new Archiving(parts).environment(),
                        RecursiveLoop.TERMINATE));
        var archiving = new Archiving(parts);
        archiving.letChangeTracks(this);
        archiving.letForgetRuns(this);
        archiving.letListTracks(this, "owner", "open", "open-by-owner");
        archiving.letCount(this);
        may(parts.storage().notices().getTableArn(), "dynamodb:Query");
        // A link can do what its signer may; who deletes a track deletes its files.
        archiving.letUseFiles(this, "s3:GetObject", "s3:DeleteObject");
        parts.letUse(this, Archiving.UPLOADS, "s3:DeleteObject");
        archiving.letLookForFiles(this);
    }
}
