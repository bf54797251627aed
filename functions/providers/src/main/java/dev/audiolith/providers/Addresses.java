package dev.audiolith.providers;

import dev.audiolith.content.Cid;
import dev.audiolith.failure.Failure;
import dev.audiolith.failure.FailureKind;
import dev.audiolith.pin.PinOutcome;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Holds the address a provider answers against ours. Compared as identifiers, not as texts: base32 may come in capitals.
///
/// A valid but different address is as wrong as nonsense: it would lead listeners to something we never made.
public final class Addresses {
    private static final Pattern FILE_ID = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    public static boolean agree(Cid ours, String theirs) {
        try {
            return Cid.parse(theirs.startsWith("B") ? theirs.toLowerCase(Locale.ROOT) : theirs).equals(ours);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /// The outcome for a provider that answers one address for what it keeps; `theirs` is empty when it answered none.
    public static PinOutcome outcome(String provider, Cid ours, String theirs, String fileId) {
        if (agree(ours, theirs)) {
            return new PinOutcome.Pinned(provider, Optional.of(fileId).filter(id -> FILE_ID.matcher(id).matches()));
        }
        return corrupt(provider, theirs.isEmpty() ? "said yes without an address" : "addresses the sound differently");
    }

    public static PinOutcome corrupt(String provider, String what) {
        return new PinOutcome.NotPinned(Failure.of(FailureKind.CORRUPT_ANSWER, provider, provider + " " + what));
    }

    private Addresses() {}
}
