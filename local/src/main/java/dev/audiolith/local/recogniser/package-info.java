/// OpenAI's transcription interface answered by this machine: for local runs without a key, so that the real adapter has someone to ask.
@NullMarked
package dev.audiolith.local.recogniser;

import org.jspecify.annotations.NullMarked;
