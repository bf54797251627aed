package dev.audiolith.local;

import dev.audiolith.local.gateway.ControlDesk;
import dev.audiolith.local.identity.AdminKey;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// `send`: hands a sample event into the door it is filed under, in the service that is running.
record SendCommand(Home home, Path file, PrintStream out) {
    /// The longest any door may take, and a little.
    private static final Duration LIMIT = Duration.ofMinutes(6);
    private static final int OK = 200;

    int run() throws IOException, InterruptedException {
        if (!Files.isRegularFile(file)) {
            throw new CannotStart("there is no event " + file);
        }
        var door = door();
        var service = RunningInstance.of(home).orElseThrow(() -> new CannotStart("no service is running: ./audiolith up"));
        var answer = service.send(
                ControlDesk.DOORS + door, LIMIT,
                request -> request.header("Authorization", "Bearer " + AdminKey.control(home.folder())).POST(BodyPublishers.ofFile(file)));
        out.println(answer.text());
        return answer.status() == OK ? 0 : 1;
    }

    /// The name of the folder that the event is filed in.
    private String door() throws CannotStart {
        var folder = file.toAbsolutePath().getParent();
        var name = folder == null ? null : folder.getFileName();
        if (name == null) {
            throw new CannotStart(file + " is not filed under a door");
        }
        return name.toString();
    }
}
