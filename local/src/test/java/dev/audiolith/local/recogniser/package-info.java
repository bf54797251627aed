/// The recogniser, from outside.
@NullMarked
package dev.audiolith.local.recogniser;

import org.jspecify.annotations.NullMarked;
