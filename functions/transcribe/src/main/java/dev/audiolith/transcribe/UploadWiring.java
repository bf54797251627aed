package dev.audiolith.transcribe;

import dev.audiolith.edge.Journal;
import dev.audiolith.settings.Env;
import dev.audiolith.transcript.Intake;
import dev.audiolith.transcript.Transcribing;
import java.time.InstantSource;

/// Builds the door `transcribe-upload` from its environment.
record UploadWiring(Intake intake, Transcribing transcribing, Journal journal, InstantSource clock) {

    static UploadWiring from(Env env) {
        var clock = InstantSource.system();
        var journal = Journal.of("transcribe-upload", env, clock);
        var workshop = WorkshopWiring.from(env, journal, clock);
        return new UploadWiring(workshop.intake(), workshop.transcribing(), journal, clock);
    }
}
