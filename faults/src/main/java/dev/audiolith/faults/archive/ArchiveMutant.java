package dev.audiolith.faults.archive;

import java.time.Duration;
import java.time.InstantSource;

/// Archiving with one guard taken out, to see that the schedules notice. [#NONE] is the service as it is.
public enum ArchiveMutant {
    NONE,

    /// Changes go over whatever is there.
    CHANGES_ARE_UNCONDITIONAL,

    /// Nobody minds that somebody else has the turn.
    EVERY_TRACK_IS_FREE,

    /// Whoever has the turn has it for less time than the work may take.
    LEASES_END_TOO_SOON {
        @Override
        InstantSource works(InstantSource clock) {
            return InstantSource.offset(clock, Duration.ofMinutes(20));
        }
    },

    /// What lies in the bucket is believed, whatever links it came from.
    LINKS_ARE_NOT_COMPARED,

    /// What was stored before its worker died is not looked for.
    STORED_FILES_ARE_NOT_LOOKED_FOR,

    /// Files are stored before they were played.
    FILES_ARE_NOT_PLAYED,

    /// Nobody looks again for what was stored of a track after it was deleted.
    TOMBSTONES_ARE_CLEARED_ONCE,

    /// Whoever registers a deleted track again is not kept waiting by those who still work on it, or clear it away.
    DELETIONS_WAIT_FOR_NOBODY,

    /// Whoever comes with other links is not kept waiting by those who work with the old ones.
    NEW_LINKS_WAIT_FOR_NOBODY,

    /// What is counted is counted after the change that it is about.
    COUNTERS_ARE_COUNTED_APART,

    /// What an owner is to know is written after the change that it is about.
    NOTICES_ARE_WRITTEN_APART,

    /// Each message about a track that failed tells its owner.
    EVERY_DELIVERY_IS_TOLD,

    /// A message is sent before there is anything to do for whoever gets it.
    MESSAGES_COME_BEFORE_RECORDS,

    /// Nobody sends again for a track whose message was lost.
    LOST_MESSAGES_ARE_NOT_MISSED,

    /// Our own write, whose answer was lost, is taken for another's.
    OWN_WRITES_ARE_NOT_RECOGNISED,

    /// A place at a host is kept until its time runs out.
    PLACES_ARE_NOT_GIVEN_BACK,

    /// Nobody is turned away from a host that is busy.
    HOSTS_ARE_NOT_SPARED,

    /// What was archived by hand is left where it was uploaded.
    UPLOADS_ARE_LEFT,

    /// Everybody sees all tracks.
    LISTS_ARE_OF_EVERYBODY;

    /// What this machine can reach, without the guard.
    TrackPorts without(TrackPorts ports, Machine machine) {
        return switch (this) {
            case NONE, LEASES_END_TOO_SOON -> ports;
            case CHANGES_ARE_UNCONDITIONAL -> ports.with(TableBlunders.writeOverAnything(ports.tracks()));
            case EVERY_TRACK_IS_FREE -> ports.with(TableBlunders.seeNoTurns(ports.tracks()));
            case LINKS_ARE_NOT_COMPARED -> ports.with(TableBlunders.compareNoLinks(ports.tracks()));
            case STORED_FILES_ARE_NOT_LOOKED_FOR -> ports.with(OtherBlunders.lookForNothing(ports.bytes(), machine));
            case FILES_ARE_NOT_PLAYED -> ports.with(OtherBlunders.hearNothing(ports.tool()));
            case TOMBSTONES_ARE_CLEARED_ONCE -> OtherBlunders.clearOnce(ports, machine);
            case DELETIONS_WAIT_FOR_NOBODY -> ports.with(TableBlunders.forgetWhoDeleted(ports.tracks(), machine));
            case NEW_LINKS_WAIT_FOR_NOBODY -> ports.with(TableBlunders.waitForNobody(ports.tracks(), machine));
            case COUNTERS_ARE_COUNTED_APART -> ports.with(TableBlunders.countApart(ports.tracks(), ports.counting()));
            case NOTICES_ARE_WRITTEN_APART -> ports.with(TableBlunders.tellApart(ports.tracks()));
            case EVERY_DELIVERY_IS_TOLD -> ports.with(TableBlunders.tellWithEveryDelivery(ports.tracks(), machine));
            case MESSAGES_COME_BEFORE_RECORDS -> OtherBlunders.sendFirst(ports);
            case LOST_MESSAGES_ARE_NOT_MISSED -> ports.with(TableBlunders.missNoMessages(ports.tracks()));
            case OWN_WRITES_ARE_NOT_RECOGNISED -> ports.with(TableBlunders.recogniseNoWrite(ports.tracks()));
            case PLACES_ARE_NOT_GIVEN_BACK -> ports.with(OtherBlunders.keepPlaces(ports.gate()));
            case HOSTS_ARE_NOT_SPARED -> ports.with(OtherBlunders.letEverybodyIn(ports.gate()));
            case UPLOADS_ARE_LEFT -> ports.with(OtherBlunders.leaveUploads(ports.uploads()));
            case LISTS_ARE_OF_EVERYBODY -> ports.with(TableBlunders.mixOwners(ports.tracks()));
        };
    }

    InstantSource works(InstantSource clock) {
        return clock;
    }
}
