package dev.audiolith.local;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;

/// `token`: a user's token, signed with the home's key; needs no running service.
record TokenCommand(Home home, LocalSettings settings, String user, Duration life, PrintStream out) {

    int run() throws IOException {
        out.println(new LocalWiring(home, settings, out::println).tokens().mint(user, life));
        return 0;
    }
}
