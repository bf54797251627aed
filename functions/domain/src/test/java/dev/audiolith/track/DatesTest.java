package dev.audiolith.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Made at ten in the morning of the first of March. `after` and `keeps` are the provider's, as in [Custody].
class DatesTest {
    private static final Instant MADE = Instant.parse("2026-03-01T10:00:00Z");

    @ParameterizedTest
    @CsvSource(textBlock = """
            P13D,  P15D,                 2026-03-14T10:00:00Z,     2026-03-15T03:00:00Z,     'the night after its day'
            P12DT17H, P15D,              2026-03-14T03:00:00Z,     2026-03-14T03:00:00Z,     'at three exactly: that night'
            P12DT17H0.001S, P15D,        2026-03-14T03:00:00.001Z, 2026-03-15T03:00:00Z,     'a millisecond late for that night'
            P12DT16H59M59.999S, P15D,    2026-03-14T02:59:59.999Z, 2026-03-14T03:00:00Z,     'a millisecond before that night'
            P14D,  P15D,                 2026-03-14T10:00:00Z,     2026-03-15T03:00:00Z,     'later than the reserve allows'
            P20D,  P15D,                 2026-03-14T10:00:00Z,     2026-03-15T03:00:00Z,     'later than there is anything left'
            PT0S,  PT1H,                 2026-03-01T10:00:00Z,     2026-03-01T10:00:00Z,     'an hour: at once'
            P13D,  P2D,                  2026-03-01T10:00:00Z,     2026-03-02T03:00:00Z,     'no more than the reserve'
            P13D,  P2DT0.001S,           2026-03-01T10:00:00.001Z, 2026-03-02T03:00:00Z,     'the reserve and a millisecond'
            PT0S,  PT29H,                2026-03-01T10:00:00Z,     2026-03-02T03:00:00Z,     'half a day after the night is enough'
            PT0S,  PT28H59M59.999S,      2026-03-01T10:00:00Z,     2026-03-01T10:00:00Z,     'a millisecond less is not'
            """)
    void files_are_fetched_when_it_is_time_at_night_where_that_is_early_enough(Duration after, Duration keeps, Instant archiveAt,
            Instant dueAt, String why) {
        var dates = Dates.of(MADE, MADE.plus(keeps), after);

        assertThat(dates.archiveAt()).as(why).contains(archiveAt);
        assertThat(dates.dueAt()).as(why).contains(dueAt);
    }

    @Test
    void a_track_that_its_provider_works_on_waits_for_nothing() {
        var dates = Dates.waiting(MADE, MADE.plus(Duration.ofDays(1)));

        assertThat(dates.isDue(Instant.MAX)).isFalse();
        assertThat(dates.isToBeArchived(Instant.MAX)).isFalse();
    }

    @Test
    void what_is_due_is_due_to_the_millisecond() {
        var dates = new Dates(MADE, MADE.plusSeconds(30), Optional.of(MADE.plusSeconds(10)), Optional.of(MADE.plusSeconds(20)));

        assertThat(dates.isToBeArchived(MADE.plusMillis(9_999))).isFalse();
        assertThat(dates.isToBeArchived(MADE.plusMillis(10_000))).isTrue();
        assertThat(dates.isDue(MADE.plusMillis(19_999))).isFalse();
        assertThat(dates.isDue(MADE.plusMillis(20_000))).isTrue();
        assertThat(dates.haveExpired(MADE.plusMillis(29_999))).isFalse();
        assertThat(dates.haveExpired(MADE.plusMillis(30_000))).isTrue();
    }

    @Test
    void what_is_settled_is_never_due_and_can_become_due_again() {
        var dates = Dates.of(MADE, MADE.plusSeconds(30), Duration.ZERO).settled();

        assertThat(dates.isDue(Instant.MAX)).isFalse();
        assertThat(dates.isToBeArchived(MADE)).isTrue();
        assertThat(dates.dueAt(MADE.plusSeconds(1)).isDue(MADE.plusSeconds(1))).isTrue();
    }
}
