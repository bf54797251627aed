package dev.audiolith.aws;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.Tagging;

/// Whose an object is, written on it: as metadata, which whoever reads the object sees, and as a tag, by which rights can be given.
///
/// Both take only some characters, hence the encoding; in a tag `=` stands for the `%` that is not allowed there.
record OwnerMark(String owner) {
    static final String OWNER = "owner";
    /// The longest value of a tag.
    private static final int LONGEST_TAG = 256;

    Map<String, String> metadata() {
        return Map.of(OWNER, encoded());
    }

    /// None for an owner whose name is too long: a part of it might be another's.
    Optional<Tagging> tagging() {
        var value = encoded().replace("*", "%2A").replace('%', '=');
        return value.length() > LONGEST_TAG
                ? Optional.empty()
                : Optional.of(Tagging.builder().tagSet(Tag.builder().key(OWNER).value(value).build()).build());
    }

    private String encoded() {
        return URLEncoder.encode(owner, StandardCharsets.UTF_8);
    }
}
