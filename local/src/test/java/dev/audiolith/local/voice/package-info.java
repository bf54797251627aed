/// The local run, from outside.
@NullMarked
package dev.audiolith.local.voice;

import org.jspecify.annotations.NullMarked;
