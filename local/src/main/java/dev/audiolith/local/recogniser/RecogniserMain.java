package dev.audiolith.local.recogniser;

import dev.audiolith.local.http.Loopback;
import dev.audiolith.local.http.Reply;
import dev.audiolith.local.process.Parent;
import java.io.IOException;

/// The process in which Sphinx runs, apart from ours because it needs as much memory as all the rest together.
///
/// It answers raw sound (16 kHz, 16 bit, mono, little-endian) with its words, see [Hearing].
public final class RecogniserMain {

    /// Argument: the port. It begins to answer when the models have been loaded.
    public static void main(String... arguments) throws IOException {
        Parent.endWithIt();
        var sphinx = Sphinx.load();
        Loopback.start(Integer.parseInt(arguments[0]), exchange -> Reply.json(200, Hearing.of(exchange.getRequestBody(), sphinx).json())
                .send(exchange));
    }

    private RecogniserMain() {}
}
