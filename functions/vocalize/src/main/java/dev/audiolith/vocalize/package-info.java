/// The HTTP door for speech: a text becomes a sound, a sound is told about, a temporary sound is played.
@NullMarked
package dev.audiolith.vocalize;

import org.jspecify.annotations.NullMarked;
