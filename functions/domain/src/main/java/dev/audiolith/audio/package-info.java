/// What can be said about audio without decoding it.
@NullMarked
package dev.audiolith.audio;

import org.jspecify.annotations.NullMarked;
