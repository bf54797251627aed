package dev.audiolith.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A handler's name is a text to CDK; Lambda finds out at the first invocation. Needs the built zips.
class HandlerInZipTest {

    @ParameterizedTest
    @CsvSource({
            "vocalize, vocalize",
            "speak, vocalize",
            "ipfs-retry, ipfs-retry",
            "ipfs-retry-sweep, ipfs-retry",
            "ipfs-retry-admin, ipfs-retry",
            "orphan-sweep, ipfs-retry",
            "announce, webhook",
            "webhook, webhook",
            "transcriptions, transcribe",
            "transcribe, transcribe",
            "transcribe-upload, transcribe",
            "tracks, archiver",
            "archive-now, archiver",
            "archive, archiver",
            "archive-planner, archiver",
            "authorizer, authorizer",
            "cleanup, cleanup"
    })
    void the_handler_of_each_door_is_in_its_zip(String door, String module) throws IOException {
        var zip = Path.of("..", "functions", module, "target", module + ".zip").normalize();
        assertThat(Files.exists(zip))
                .withFailMessage("%s is not built: run 'mvn verify' in the root folder", zip)
                .isTrue();
        var handler = Synth.stage("dev").service().door(door).properties().path("Handler").asText();
        var entry = handler.replaceFirst("::.*", "").replace('.', '/') + ".class";
        try (var file = new ZipFile(zip.toFile())) {
            assertThat(file.getEntry(entry)).as("%s in %s", entry, zip).isNotNull();
        }
    }
}
