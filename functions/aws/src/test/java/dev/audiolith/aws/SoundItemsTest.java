package dev.audiolith.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.audiolith.testkit.sound.SampleSounds;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class SoundItemsTest {

    @Test
    void every_stage_of_a_life_comes_back_from_its_item() {
        var young = SampleSounds.temporary(SampleSounds.newId());
        var tried = SampleSounds.triedAgain(young, SampleSounds.BORN.plusSeconds(600));
        Stream.of(young, SampleSounds.withoutDuration(young), SampleSounds.captioned(young), tried, SampleSounds.expired(tried),
                SampleSounds.pinned(tried, Optional.of("file-7")),
                SampleSounds.lookedAfter(SampleSounds.pinned(tried, Optional.of("file-7"))))
                .forEach(sound -> assertThat(SoundItems.fromItem(SoundItems.toItem(sound))).isEqualTo(sound));
    }

    @Test
    void the_table_never_expires_a_sound_early() {
        var life = SampleSounds.temporary(SampleSounds.newId());
        var end = life.life().expiresAt().orElseThrow();

        assertThat(end.getNano()).isPositive();
        assertThat(SoundItems.toItem(life)).containsEntry("expiresAt", AttributeValue.fromN(Long.toString(end.getEpochSecond() + 1)));
    }

    @Test
    void a_pinned_sound_has_neither_an_end_nor_a_place_among_the_pending() {
        var pinned = SampleSounds.pinned(SampleSounds.temporary(SampleSounds.newId()), Optional.empty());

        assertThat(SoundItems.toItem(pinned)).doesNotContainKeys("expiresAt", "expiresAtMillis", "pendingShard", "nextAttemptAt",
                "pinFileId");
    }

    /// As the release before wrote it: one provider, and nothing about copies, rounds or fetching.
    @Test
    void a_sound_that_a_former_release_pinned_is_read_as_kept_by_one() {
        var pinned = SampleSounds.pinned(SampleSounds.temporary(SampleSounds.newId()), Optional.of("file-7"));
        var item = SoundItems.toItem(pinned);

        assertThat(item).containsKeys("pinProvider", "pinFileId", "pinnedAt");
        assertThat(item.keySet()).noneMatch(name -> name.matches("pin.*2|careRounds|fetchedAt"));
        assertThat(SoundItems.fromItem(item)).isEqualTo(pinned);
    }

    @Test
    void what_was_done_since_is_written_beside_it_in_texts_and_numbers() {
        var item = SoundItems.toItem(SampleSounds.lookedAfter(SampleSounds.pinned(SampleSounds.temporary(SampleSounds.newId()),
                Optional.of("file-7"))));

        assertThat(item).containsEntry("pinProvider", AttributeValue.fromS("pinata"))
                .containsEntry("pinProvider2", AttributeValue.fromS("filebase")).containsEntry("careRounds", AttributeValue.fromN("1"))
                .containsKeys("pinnedAt2", "fetchedAt").doesNotContainKey("pinFileId2");
        assertThat(item.values()).allMatch(value -> value.s() != null || value.n() != null);
    }

    @Test
    void sounds_spread_evenly_over_the_shards() {
        var shards = Stream.generate(SampleSounds::newId).limit(8_000)
                .map(id -> SoundItems.toItem(SampleSounds.temporary(id)).get("pendingShard"))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

        assertThat(shards).hasSize(SoundItems.PENDING_SHARDS);
        assertThat(shards.values()).allSatisfy(count -> assertThat(count).isBetween(800L, 1_200L));
    }

    @Test
    void an_item_that_lacks_something_says_what() {
        Map<String, AttributeValue> item = new HashMap<>(SoundItems.toItem(SampleSounds.temporary(SampleSounds.newId())));
        item.remove("cid");

        assertThatThrownBy(() -> SoundItems.fromItem(item)).isInstanceOf(IllegalStateException.class).hasMessage("the item has no cid");
    }
}
