package dev.audiolith.sound;

import dev.audiolith.content.Sha256;
import dev.audiolith.speech.SpeechRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/// Names a request by everything that changes its sound, and by its owner: nobody is ever answered with another's sound.
///
/// Parts are length-prefixed, so that no two different requests run together into the same name.
final class Fingerprint {
    private final MessageDigest digest = Sha256.start();

    static String of(String owner, SpeechRequest speech) {
        var print = new Fingerprint().part(owner).part(speech.text()).part(speech.voiceId()).part(speech.modelId());
        speech.orderedVoiceSettings().forEach((name, value) -> print.part(name).part(canonical(value)));
        return print.part("").part(speech.format().name()).part(speech.languageCode())
                .part(speech.seed().map(String::valueOf)).part(String.valueOf(speech.captions())).text();
    }

    static String of(String... parts) {
        var print = new Fingerprint();
        for (var part : parts) {
            print.part(part);
        }
        return print.text();
    }

    /// `1` and `1.0` are the same setting.
    private static String canonical(Object setting) {
        return setting instanceof Number number ? String.valueOf(number.doubleValue()) : String.valueOf(setting);
    }

    private Fingerprint part(Optional<String> part) {
        return part.isPresent() ? part("some").part(part.get()) : part("none");
    }

    private Fingerprint part(String part) {
        var bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
        return this;
    }

    private String text() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private Fingerprint() {}
}
