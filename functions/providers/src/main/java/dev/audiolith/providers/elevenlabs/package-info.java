/// Speech from ElevenLabs, or from anyone who speaks its HTTP API.
@NullMarked
package dev.audiolith.providers.elevenlabs;

import org.jspecify.annotations.NullMarked;
