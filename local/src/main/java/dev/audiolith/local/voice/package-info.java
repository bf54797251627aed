/// The built-in voice: speaks for real behind ElevenLabs' own HTTP interface.
@NullMarked
package dev.audiolith.local.voice;

import org.jspecify.annotations.NullMarked;
