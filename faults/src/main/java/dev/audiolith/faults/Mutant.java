package dev.audiolith.faults;

import dev.audiolith.edge.QueueEdge;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
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
    EXPIRY_GOES_OVER_A_PIN;

    /// What this container can reach, without the guard.
    Ports without(Ports ports, Container container) {
        return switch (this) {
            case NONE, ANY_ADDRESS_WILL_DO, A_BATCH_ALWAYS_SUCCEEDS, A_BATCH_FAILS_AS_A_WHOLE, EXPIRY_IS_LEFT_TO_THE_TABLE -> ports;
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
        };
    }

    InstantSource listens(InstantSource clock) {
        return clock;
    }

    /// Which messages of a batch come back, after [QueueEdge] has said which failed.
    Set<String> failures(Set<String> failed, List<String> batch) {
        return failed;
    }
}
