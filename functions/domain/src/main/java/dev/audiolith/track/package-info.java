/// Tracks: music made elsewhere, kept here before its provider deletes it.
@NullMarked
package dev.audiolith.track;

import org.jspecify.annotations.NullMarked;
