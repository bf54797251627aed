package dev.audiolith.faults;

import dev.audiolith.edge.QueueEdge;
import dev.audiolith.sound.Sound;
import dev.audiolith.sound.SoundId;
import dev.audiolith.sound.SoundIds;
import dev.audiolith.sound.Sounds;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The service with one guard taken out, to see that the schedules notice. [#NONE] is the service as it is.
public enum Mutant {
    NONE,

    /// Writes go over whatever is there.
    WRITES_ARE_UNCONDITIONAL,

    /// Everyone who tried to move a sound believes to have done it, and sends its next message.
    EVERYONE_MOVED_IT,

    /// Whoever held a claim once may record under it.
    NO_FENCE,

    /// An idempotency key is never recognised.
    EVERY_KEY_IS_NEW,

    /// Everyone who wants to speak may.
    EVERY_CLAIM_IS_GRANTED,

    /// Nobody looks whether speech was stored before its buyer died.
    STORED_SPEECH_IS_NOT_LOOKED_FOR,

    /// A provider's word is taken for the address.
    ANY_ADDRESS_WILL_DO,

    /// A request answers without having sent the message that comes back for its sound.
    NO_MESSAGE_BEFORE_THE_ANSWER,

    /// Bytes go as soon as a provider has them, before the record says so.
    BYTES_GO_BEFORE_THE_RECORD,

    /// Messages that failed are deleted with those that did not.
    A_BATCH_ALWAYS_SUCCEEDS {
        @Override
        Set<String> failures(Set<String> failed, List<String> batch) {
            return Set.of();
        }
    },

    /// One bad message brings the whole batch back.
    A_BATCH_FAILS_AS_A_WHOLE {
        @Override
        Set<String> failures(Set<String> failed, List<String> batch) {
            return failed.isEmpty() ? failed : Set.copyOf(batch);
        }
    },

    /// Until the table removes it, an expired sound is served.
    EXPIRY_IS_LEFT_TO_THE_TABLE {
        @Override
        InstantSource listens(InstantSource clock) {
            return () -> Instant.EPOCH;
        }
    },

    /// Nothing is left to say that an expired sound existed.
    NO_WORD_IS_LEFT,

    /// A sound that the table let go while a provider took it is forgotten.
    A_PIN_IN_THE_LAST_MOMENT_IS_FORGOTTEN,

    /// The word that a sound expired goes over the record of a pin in the last moment.
    EXPIRY_GOES_OVER_A_PIN,

    /// Parts of a long text are spoken again although they are there.
    PARTS_ARE_NOT_LOOKED_FOR,

    /// Words are stored when the audio is already there.
    WORDS_COME_AFTER_THE_AUDIO,

    /// Nobody minds that somebody else has the turn to speak an order.
    EVERY_TURN_IS_FREE,

    /// Whoever had the turn once puts the sound in the order's place.
    NO_TURN_IS_NEEDED,

    /// Two who take the same turn in the same millisecond are not told apart.
    HOLDERS_LOOK_ALIKE {
        @Override
        SoundIds holders(SoundIds ids) {
            return new SoundIds(() -> 0);
        }
    },

    /// Nobody sends again for an order whose message was lost.
    LOST_ORDERS_ARE_NOT_SENT_FOR,

    /// Bytes go while links lead to them.
    BYTES_GO_BEFORE_THE_LINKS {
        @Override
        InstantSource cares(InstantSource clock) {
            return InstantSource.offset(clock, Duration.ofMinutes(10));
        }
    },

    /// Bytes go although the sound was to be fetched back first.
    PINS_ARE_NOT_FETCHED_BACK {
        @Override
        boolean checks(boolean wanted) {
            return false;
        }
    },

    /// The sweep of orphans reads the table where it is behind.
    ORPHANS_ARE_PROVED_BY_AN_OLD_READ {
        @Override
        Sounds seenBySweep(Sounds sounds) {
            return new Decorated.Table(sounds) {
                @Override
                public Optional<Sound> find(SoundId id) {
                    return Optional.empty();
                }

                @Override
                public boolean knows(SoundId id) {
                    return false;
                }
            };
        }
    },

    /// The sweep of orphans takes what was stored a moment ago.
    YOUNG_ORPHANS_GO_TOO {
        @Override
        InstantSource sweeps(InstantSource clock) {
            return InstantSource.offset(clock, Duration.ofDays(40));
        }
    },

    /// Each delivery has an id of its own.
    EVERY_DELIVERY_IS_NEWS,

    /// A receiver that fails is not called again.
    RECEIVERS_ARE_CALLED_ONCE,

    /// A change that could not be announced is not announced.
    THE_STREAM_IS_READ_ONCE,

    /// Who asks to be called about a sound that is pinned already is not called.
    LATE_CALLERS_HEAR_NOTHING;

    /// What this container can reach, without the guard.
    Ports without(Ports ports, Container container) {
        return switch (this) {
            case HOLDERS_LOOK_ALIKE, BYTES_GO_BEFORE_THE_LINKS, PINS_ARE_NOT_FETCHED_BACK, ORPHANS_ARE_PROVED_BY_AN_OLD_READ,
                    YOUNG_ORPHANS_GO_TOO, THE_STREAM_IS_READ_ONCE, NONE, ANY_ADDRESS_WILL_DO, A_BATCH_ALWAYS_SUCCEEDS,
                    A_BATCH_FAILS_AS_A_WHOLE, EXPIRY_IS_LEFT_TO_THE_TABLE ->
                ports;
            case WRITES_ARE_UNCONDITIONAL -> RecordBlunders.writeOverAnything(ports, container);
            case EVERYONE_MOVED_IT -> RecordBlunders.believeEveryWrite(ports, container);
            case NO_FENCE -> SpeakBlunders.settleWithoutTheClaim(ports, container);
            case EVERY_KEY_IS_NEW -> SpeakBlunders.recogniseNoKey(ports, container);
            case EVERY_CLAIM_IS_GRANTED -> SpeakBlunders.grantEveryClaim(ports, container);
            case STORED_SPEECH_IS_NOT_LOOKED_FOR -> SpeakBlunders.lookForNothingStored(ports, container);
            case NO_MESSAGE_BEFORE_THE_ANSWER -> KeepBlunders.answerWithoutAMessage(ports, container);
            case BYTES_GO_BEFORE_THE_RECORD -> KeepBlunders.deleteBeforeTheRecord(ports, container);
            case NO_WORD_IS_LEFT -> RecordBlunders.leaveNoWord(ports, container);
            case A_PIN_IN_THE_LAST_MOMENT_IS_FORGOTTEN -> RecordBlunders.forgetLatePins(ports, container);
            case EXPIRY_GOES_OVER_A_PIN -> RecordBlunders.enterOverAnything(ports, container);
            case PARTS_ARE_NOT_LOOKED_FOR -> SpeakBlunders.lookForNoParts(ports, container);
            case WORDS_COME_AFTER_THE_AUDIO -> SpeakBlunders.storeWordsLate(ports, container);
            case EVERY_TURN_IS_FREE -> OrderBlunders.seeNoTurns(ports, container);
            case NO_TURN_IS_NEEDED -> OrderBlunders.fulfilAnyway(ports, container);
            case LOST_ORDERS_ARE_NOT_SENT_FOR -> OrderBlunders.sweepInVain(ports, container);
            case EVERY_DELIVERY_IS_NEWS -> TellBlunders.useNewIds(ports, container);
            case RECEIVERS_ARE_CALLED_ONCE -> TellBlunders.neverCallAgain(ports, container);
            case LATE_CALLERS_HEAR_NOTHING -> TellBlunders.ignoreLateCallers(ports, container);
        };
    }

    InstantSource listens(InstantSource clock) {
        return clock;
    }

    SoundIds holders(SoundIds ids) {
        return ids;
    }

    InstantSource cares(InstantSource clock) {
        return clock;
    }

    InstantSource sweeps(InstantSource clock) {
        return clock;
    }

    boolean checks(boolean wanted) {
        return wanted;
    }

    Sounds seenBySweep(Sounds sounds) {
        return sounds;
    }

    /// Which messages of a batch come back, after [QueueEdge] has said which failed.
    Set<String> failures(Set<String> failed, List<String> batch) {
        return failed;
    }
}
