package dev.audiolith.infra;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import software.amazon.awscdk.Size;

/// Tuning that a stage hands to its doors as environment variables, under the names of the README's table.
///
/// Only names that a door reads are taken, so a misspelt one stops the synth instead of being ignored. Secrets are
/// refused: an environment variable is shown by the console and kept in every template.
public record Settings(SortedMap<String, String> values) {
    private static final Set<String> KNOWN = Set.of(
            "ELEVENLABS_BASE_URL",
            "PIN_PROVIDERS",
            "PINATA_UPLOAD_URL",
            "PINATA_API_URL",
            "PINATA_GATEWAY_URL",
            "WEB3_STORAGE_URL",
            "INFURA_IPFS_URL",
            "FILEBASE_RPC_URL",
            "KUBO_RPC_URL",
            "KUBO_GATEWAY_URL",
            "IPFS_GATEWAY_URLS",
            "PIN_ATTEMPTS",
            "PIN_BACKOFF_MILLIS",
            "PIN_COPIES",
            "PIN_CHECK",
            "TEMP_AUDIO_TTL_SECONDS",
            "UNPINNED_POLICY",
            "UNPINNED_RETENTION_DAYS",
            "OPPORTUNISTIC_RETRY_CHANCE",
            "RETRY_FIRST_DELAY_SECONDS",
            "OPENAI_BASE_URL",
            "TRANSCRIBE_MODEL",
            "TRANSCRIBE_MAX_BYTES",
            "TRANSCRIBE_FALLBACK_URL",
            "TRANSCRIBE_FALLBACK_MODEL",
            "DEBUG_AUDIO",
            "ARCHIVE_ALLOWED_HOSTS",
            "ARCHIVE_MAX_BYTES",
            "ARCHIVE_ATTEMPTS",
            "ARCHIVE_RETRY_SECONDS",
            "ARCHIVE_AFTER");

    /// They switch off the protection against reaching private addresses.
    private static final Set<String> LOCAL_ONLY = Set.of("ARCHIVE_ALLOW_PRIVATE_HOSTS", "WEBHOOK_ALLOW_PRIVATE_HOSTS");

    private static final Pattern SECRET = Pattern.compile(".*_(API_KEY|JWT|SECRET|TOKEN|PROJECT_ID|PASSWORD)|CLOUDINARY_URL");

    private static final Pattern CREDENTIALS_IN_URL = Pattern.compile(".*://[^/]*@.*");

    /// Lambda allows 4 KB for a whole environment, and CloudFormation says so only while deploying.
    private static final int MOST_BYTES = 3_000;

    private static final long MIB = 1024 * 1024;
    private static final long SPARE_MIB = 64;
    /// What Lambda gives.
    private static final long LEAST_ROOM_MIB = 512;
    private static final long MOST_ROOM_MIB = 10_240;

    public Settings {
        values.forEach(Settings::check);
        var bytes = values.toString().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MOST_BYTES) {
            throw new Misconfigured("settings take %d bytes, at most %d fit a function".formatted(bytes, MOST_BYTES));
        }
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /// How long a sound counts as temporary: what a stage sets, or the default of the doors.
    int temporarySeconds() {
        return Integer.parseInt(values.getOrDefault("TEMP_AUDIO_TTL_SECONDS", "3600"));
    }

    /// What /tmp must hold of a track: one file at a time, beside what Lambda itself may put there.
    Size roomForATrack() {
        var bytes = Long.parseLong(values.getOrDefault("ARCHIVE_MAX_BYTES", "524288000"));
        var mebibytes = Math.max(LEAST_ROOM_MIB, Math.ceilDiv(bytes, MIB) + SPARE_MIB);
        if (mebibytes > MOST_ROOM_MIB) {
            throw new Misconfigured(
                    "ARCHIVE_MAX_BYTES is more than a function has room for: at most %d".formatted((MOST_ROOM_MIB - SPARE_MIB) * MIB));
        }
        return Size.mebibytes(mebibytes);
    }

    private static void check(String name, String value) {
        if (LOCAL_ONLY.contains(name)) {
            throw new Misconfigured(name + " is for local runs and tests only");
        }
        if (SECRET.matcher(name).matches() || CREDENTIALS_IN_URL.matcher(value).matches()) {
            throw new Misconfigured(name + " is a secret: it belongs in the stage's Secrets Manager secret");
        }
        if (!KNOWN.contains(name)) {
            throw new Misconfigured(name + " is not a setting that any function reads");
        }
        if (value.isBlank()) {
            throw new Misconfigured(name + " is empty: leave it out to get the default");
        }
    }
}
