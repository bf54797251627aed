/// One class that knows too much.
@NullMarked
package dev.audiolith.sound.offender;

import org.jspecify.annotations.NullMarked;
