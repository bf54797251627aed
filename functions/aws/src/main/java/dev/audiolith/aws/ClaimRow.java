package dev.audiolith.aws;

import dev.audiolith.sound.Claim;
import dev.audiolith.sound.Claims.Outcome;
import dev.audiolith.sound.Claims.Wanted;
import dev.audiolith.sound.SoundId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The row of a claim in the table `claims`: who holds the right to speak under a key, or which sound came of it.
///
/// `holder` is the candidate id of the request that wrote the row, and so unlike any other request's: by it a request whose
/// write was repeated after a lost answer recognises its own claim. The row counts until `expiresAt`, whenever the table
/// really removes it.
record ClaimRow(Claim claim, Status status, SoundId holder, long expiresAt) {
    static final String KEY = "key";
    static final String KIND = "kind";
    static final String EXPIRES_AT = "expiresAt";
    static final String STATUS = "status";
    static final String SOUND_ID = "soundId";
    static final String FENCE = "fence";

    private static final String HOLDER = "holder";
    private static final String LEASE_UNTIL = "leaseUntil";

    enum Status {
        SPEAKING, SETTLED
    }

    static ClaimRow first(Wanted wanted) {
        return held(wanted, wanted.candidate(), 1);
    }

    /// The next holder's row. A sound that was begun keeps its id, so that bytes stored under it are found again, and its fence
    /// grows. A sound that is over or forgotten gives way to a new one, whose fences begin anew: whoever speaks it looks behind each
    /// of them, and must not look behind those of all the sounds that were ever spoken under this key.
    ClaimRow next(Wanted wanted) {
        var begun = status == Status.SPEAKING && !isForgotten(wanted.now());
        return begun ? held(wanted, claim.soundId(), claim.fence() + 1) : first(wanted);
    }

    /// What this row answers a request by itself; empty when the request may take the claim over.
    Optional<Outcome> answerTo(Wanted wanted) {
        return switch (status) {
            case SETTLED -> isForgotten(wanted.now()) || isDead(wanted)
                    ? Optional.empty()
                    : Optional.of(new Outcome.Settled(claim.soundId()));
            case SPEAKING -> wanted.now().isBefore(claim.leaseUntil()) ? Optional.of(heldAgainst(wanted)) : Optional.empty();
        };
    }

    private Outcome heldAgainst(Wanted wanted) {
        return holder.equals(wanted.candidate()) ? new Outcome.Taken(claim) : new Outcome.Busy(claim.leaseUntil());
    }

    private boolean isDead(Wanted wanted) {
        return wanted.dead().equals(Optional.of(claim.soundId()));
    }

    private boolean isForgotten(Instant now) {
        return now.getEpochSecond() >= expiresAt;
    }

    private static ClaimRow held(Wanted wanted, SoundId soundId, long fence) {
        // To the millisecond, as the row keeps it: what is held and what is read must be equal.
        var lease = Instant.ofEpochMilli(wanted.leaseUntil().toEpochMilli());
        return new ClaimRow(new Claim(wanted.key(), soundId, fence, lease), Status.SPEAKING, wanted.candidate(),
                ItemWriter.secondsRoundedUp(wanted.keepUntil()));
    }

    Map<String, AttributeValue> toItem() {
        return new ItemWriter().text(KEY, claim.key()).text(KIND, "claim").text(STATUS, status.name())
                .text(SOUND_ID, claim.soundId().text()).number(FENCE, claim.fence()).text(HOLDER, holder.text())
                .millis(LEASE_UNTIL, claim.leaseUntil()).number(EXPIRES_AT, expiresAt).item();
    }

    static Map<String, AttributeValue> keyOf(Claim claim) {
        return Map.of(KEY, AttributeValue.fromS(claim.key()));
    }

    static ClaimRow fromItem(Map<String, AttributeValue> attributes) {
        var item = new ItemReader(attributes);
        var claim = new Claim(item.text(KEY), new SoundId(item.text(SOUND_ID)), item.number(FENCE), item.millis(LEASE_UNTIL));
        return new ClaimRow(claim, Status.valueOf(item.text(STATUS)), new SoundId(item.text(HOLDER)), item.number(EXPIRES_AT));
    }
}
