/// The stream door: what is left to do when the table lets a sound expire.
@NullMarked
package dev.audiolith.cleanup;

import org.jspecify.annotations.NullMarked;
