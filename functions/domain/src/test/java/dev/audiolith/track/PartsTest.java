package dev.audiolith.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartsTest {
    private static final TrackId ID = new TrackId("0123456789abcdef0123456789abcdef");
    private static final Kept FILE = new Kept("key", 1, "hash", "image/png", Optional.empty());

    @Test
    void what_is_kept_has_not_failed_any_more() {
        var parts = Parts.NONE.without(Part.COVER).without(Part.VIDEO).with(Part.COVER, FILE);

        assertThat(parts).isEqualTo(new Parts(Map.of(Part.COVER, FILE), Set.of(Part.VIDEO)));
        assertThat(parts.of(Part.COVER)).contains(FILE);
        assertThat(parts.of(Part.AUDIO)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ann, tracks-audio/ann/0123456789abcdef0123456789abcdef.",
            "ann/../bob, tracks-audio/ann%2F..%2Fbob/0123456789abcdef0123456789abcdef.",
            "a b+ö, tracks-audio/a%20b%2B%C3%B6/0123456789abcdef0123456789abcdef."})
    void no_name_of_an_owner_leads_out_of_what_is_theirs(String owner, String place) {
        assertThat(Part.AUDIO.place(owner, ID)).isEqualTo(place);
    }

    @Test
    void no_two_parts_share_a_place() {
        assertThat(Part.values()).extracting(part -> part.place("ann", ID)).doesNotHaveDuplicates();
    }
}
