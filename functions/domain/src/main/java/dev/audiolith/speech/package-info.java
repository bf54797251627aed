/// Text to audio: what is asked for, who is asked, what came of it.
@NullMarked
package dev.audiolith.speech;

import org.jspecify.annotations.NullMarked;
