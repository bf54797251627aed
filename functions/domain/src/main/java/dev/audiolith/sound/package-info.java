/// A sound: its life, its bytes, the order of side effects that keeps it from being lost.
@NullMarked
package dev.audiolith.sound;

import org.jspecify.annotations.NullMarked;
