package dev.audiolith.pin;

import dev.audiolith.content.Car;
import dev.audiolith.content.CarInputStream;
import dev.audiolith.content.Cid;
import java.io.IOException;
import java.io.InputStream;

/// What is to be kept: its address, computed by us beforehand, and a way to read it again for every attempt.
public record PinRequest(String name, Cid cid, long bytes, Source source) {

    /// Opens the file's bytes from their start. The reader closes what it opened.
    @FunctionalInterface
    public interface Source {
        InputStream open() throws IOException;
    }

    public long carBytes() {
        return Car.length(bytes);
    }

    /// The file as a CARv1 whose root is our address: sent this way, a provider cannot chunk it differently.
    public InputStream openCar() throws IOException {
        return new CarInputStream(source.open(), bytes, cid);
    }
}
