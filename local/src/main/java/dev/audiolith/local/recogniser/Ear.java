package dev.audiolith.local.recogniser;

import java.io.IOException;
import java.io.InputStream;

/// Hears words in raw sound: 16 kHz, 16 bit, mono, little-endian.
@FunctionalInterface
interface Ear {
    Hearing hear(InputStream sound) throws IOException;
}
