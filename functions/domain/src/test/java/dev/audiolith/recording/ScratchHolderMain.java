package dev.audiolith.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// A process that has a file in a scratch directory, says where, and works on it until it is killed.
final class ScratchHolderMain {

    public static void main(String[] args) throws IOException {
        var scratch = new ScratchSpace(List.of(Path.of(args[0])), InstantSource.fixed(Instant.EPOCH), (_, _) -> {}).open("other");
        System.out.println(Files.writeString(scratch.piece(0), "bytes"));
        System.in.read();
    }

    private ScratchHolderMain() {}
}
