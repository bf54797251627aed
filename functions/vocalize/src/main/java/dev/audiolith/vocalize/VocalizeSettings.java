package dev.audiolith.vocalize;

import dev.audiolith.settings.Env;
import dev.audiolith.sound.ShelfSettings;

/// What the door `vocalize` must be told. Providers' settings are read where the providers are wired.
record VocalizeSettings(String soundsTable, String claimsTable, String audioBucket, String retryQueueUrl, String speakQueueUrl,
        String webhookQueueUrl, ShelfSettings shelf) {
    static VocalizeSettings from(Env env) {
        return new VocalizeSettings(env.text("SOUNDS_TABLE"), env.text("CLAIMS_TABLE"), env.text("AUDIO_BUCKET"),
                env.text("RETRY_QUEUE_URL"), env.text("SPEAK_QUEUE_URL"), env.text("WEBHOOK_QUEUE_URL"), ShelfSettings.from(env));
    }
}
