package dev.audiolith.aws;

import dev.audiolith.time.Deadline;
import dev.audiolith.track.Part;
import dev.audiolith.track.Track;
import dev.audiolith.track.TrackUploads;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/// Files of tracks that were archived by hand, in an S3 bucket whose own rule deletes them after a day.
///
/// A link is good for exactly the announced length and type, as often as it takes: who sees that it was the wrong file puts the right one
/// over it. So what is read is what is verified, or it breaks off: never half of each.
public final class S3TrackUploads implements TrackUploads {
    /// Everything that was put there lies below it.
    public static final String PREFIX = "track-uploads/";

    private static final Duration SHORT = Duration.ofSeconds(3);
    private static final Duration LONGEST_READING = Duration.ofMinutes(15);

    private final S3Client s3;
    private final S3Presigner presigner;
    private final String bucket;
    private final InstantSource clock;

    public S3TrackUploads(S3Client s3, S3Presigner presigner, String bucket, InstantSource clock) {
        this.s3 = s3;
        this.presigner = presigner;
        this.bucket = bucket;
        this.clock = clock;
    }

    @Override
    public Place place(Track track, Part part, Announced file, Duration life) {
        var signed = StorageCall.to("make a link",
                () -> presigner.presignPutObject(request -> request.signatureDuration(life).putObjectRequest(put -> put.bucket(bucket)
                        .key(key(track, part)).contentLength(file.bytes()).contentType(file.contentType()))));
        return new Place("PUT", URI.create(signed.url().toString()), SignedHeaders.toSend(signed), signed.expiration());
    }

    @Override
    public Optional<InputStream> open(Track track, Part part) {
        return PossibleObject.find("open an uploaded file", () -> s3.getObject(get -> get.bucket(bucket).key(key(track, part))))
                .map(found -> new ObjectReading(found, Deadline.after(LONGEST_READING, clock)));
    }

    @Override
    public void delete(Track track, Part part) {
        StorageCall.to("delete an uploaded file", () -> s3.deleteObject(
                request -> request.bucket(bucket).key(key(track, part)).overrideConfiguration(limits -> limits.apiCallTimeout(SHORT))));
    }

    /// An owner's name may hold anything, a slash too.
    private static String key(Track track, Part part) {
        var owner = URLEncoder.encode(track.owner(), StandardCharsets.UTF_8).replace("+", "%20");
        return PREFIX + owner + "/" + track.id() + "/" + part.name().toLowerCase(Locale.ROOT);
    }
}
