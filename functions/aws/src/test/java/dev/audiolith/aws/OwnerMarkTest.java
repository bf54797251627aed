package dev.audiolith.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class OwnerMarkTest {
    private static final List<String> OWNERS = List.of("ann", "auth0|123", "J\u00f6rg M*ller 100%", "=7C", "|", "%7C", "a b", "a+b", "\n",
            "\ud83c\udfa7");

    @Test
    void a_tag_holds_only_what_may_be_in_a_tag() {
        for (var owner : OWNERS) {
            assertThat(tag(owner)).as(owner).matches("[A-Za-z0-9 +\\-=._:/@]{1,256}");
        }
    }

    @Test
    void no_two_owners_have_the_same_tag() {
        assertThat(OWNERS.stream().map(OwnerMarkTest::tag).collect(Collectors.toSet())).hasSameSizeAs(OWNERS);
    }

    @Test
    void an_owner_whose_name_is_too_long_is_written_in_no_tag_but_in_the_metadata() {
        var owner = "\u00f6".repeat(43);
        assertThat(new OwnerMark(owner).tagging()).isEmpty();
        assertThat(new OwnerMark(owner).metadata()).containsEntry("owner", "%C3%B6".repeat(43));
    }

    private static String tag(String owner) {
        return new OwnerMark(owner).tagging().orElseThrow().tagSet().getFirst().value();
    }
}
