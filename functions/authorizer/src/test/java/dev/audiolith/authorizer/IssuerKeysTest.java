package dev.audiolith.authorizer;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import dev.audiolith.authorizer.IssuerKeys.Answer;
import dev.audiolith.providers.http.BrokenCall;
import dev.audiolith.testkit.time.ManualClock;
import dev.audiolith.time.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class IssuerKeysTest {
    private static final RSAKey ONE = Mint.ONE.key();
    private static final RSAKey OTHER = Mint.OTHER.key();

    private final ManualClock clock = new ManualClock();
    private final Office office = new Office();
    private final IssuerKeys keys = new IssuerKeys(office, clock);

    /// An issuer whose keys change and that is not always there.
    private static final class Office implements KeySource {
        private List<RSAKey> published = List.of(ONE);
        private boolean isOpen = true;
        private int asked;

        @Override
        public List<RSAKey> fetch(Deadline deadline) throws BrokenCall {
            asked++;
            if (!isOpen) {
                throw Troubles.unreachable();
            }
            return published;
        }
    }

    @Test
    void they_are_asked_for_once_in_a_quarter_of_an_hour() {
        for (var i = 0; i < 100; i++) {
            assertThat(find("one")).isEqualTo(new Answer.These(List.of(ONE)));
        }
        clock.advance(Duration.ofMinutes(15).minusMillis(1));
        find("one");
        assertThat(office.asked).isEqualTo(1);
        clock.advance(Duration.ofMillis(1));
        find("one");
        assertThat(office.asked).isEqualTo(2);
    }

    @Test
    void a_new_key_is_found_as_soon_as_somebody_comes_with_it() {
        find("one");
        clock.advance(Duration.ofSeconds(10));
        office.published = List.of(ONE, OTHER);
        assertThat(find("other")).isEqualTo(new Answer.These(List.of(OTHER)));
    }

    @Test
    void a_key_that_was_withdrawn_is_believed_for_a_quarter_of_an_hour_at_most() {
        find("one");
        office.published = List.of(OTHER);
        clock.advance(Duration.ofMinutes(14));
        assertThat(find("one")).isEqualTo(new Answer.These(List.of(ONE)));
        clock.advance(Duration.ofMinutes(1));
        assertThat(find("one")).isEqualTo(new Answer.NoSuchKey());
    }

    @Test
    void strangers_with_names_of_their_own_do_not_have_the_issuer_asked_each_time() {
        for (var i = 0; i < 1000; i++) {
            assertThat(find("made-up-" + i)).isEqualTo(new Answer.NoSuchKey());
            clock.advance(Duration.ofMillis(50));
        }
        assertThat(office.asked).as("in 50 seconds").isEqualTo(5);
        assertThat(find("one")).isEqualTo(new Answer.These(List.of(ONE)));
    }

    @Test
    void while_the_issuer_is_down_its_keys_stay_good_for_two_hours_and_no_longer() {
        find("one");
        office.isOpen = false;
        clock.advance(Duration.ofHours(2).minusMillis(1));
        assertThat(find("one")).isEqualTo(new Answer.These(List.of(ONE)));
        clock.advance(Duration.ofMillis(1));
        assertThat(find("one")).isEqualTo(new Answer.Unavailable("UNREACHABLE: no connection"));
    }

    @Test
    void while_the_issuer_is_down_a_name_that_is_new_may_be_a_new_keys() {
        find("one");
        office.isOpen = false;
        clock.advance(Duration.ofSeconds(10));
        assertThat(find("other")).isInstanceOf(Answer.Unavailable.class);
        assertThat(find("one")).isEqualTo(new Answer.These(List.of(ONE)));
    }

    @Test
    void an_issuer_that_is_down_is_asked_again_after_a_pause() {
        office.isOpen = false;
        for (var i = 0; i < 20; i++) {
            assertThat(find("one")).isInstanceOf(Answer.Unavailable.class);
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(office.asked).isEqualTo(2);
        office.isOpen = true;
        assertThat(find("one")).isEqualTo(new Answer.These(List.of(ONE)));
    }

    @Test
    void many_who_come_at_once_wait_for_one_look() throws Exception {
        var looks = new AtomicInteger();
        var crowd = new ArrayList<Thread>();
        var crowded = new IssuerKeys(_ -> {
            var isFirst = looks.incrementAndGet() == 1;
            // Nobody is given the keys before all the others stand and wait for them.
            while (isFirst && crowd.stream().filter(thread -> thread.getState() == Thread.State.BLOCKED).count() < crowd.size() - 1) {
                Thread.onSpinWait();
            }
            return List.of(ONE);
        }, clock);
        var found = new LinkedBlockingQueue<Answer>();
        for (var i = 0; i < 5; i++) {
            crowd.add(Thread.ofPlatform().unstarted(() -> found.add(crowded.find("one", clock.in(Duration.ofSeconds(9))))));
        }
        crowd.forEach(Thread::start);
        for (var thread : crowd) {
            thread.join();
        }
        assertThat(found).hasSize(5).containsOnly(new Answer.These(List.of(ONE)));
        assertThat(looks).hasValue(1);
    }

    private Answer find(String id) {
        return keys.find(id, clock.in(Duration.ofSeconds(9)));
    }
}
