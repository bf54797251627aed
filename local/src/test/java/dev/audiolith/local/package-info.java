/// The local run, from outside.
@NullMarked
package dev.audiolith.local;

import org.jspecify.annotations.NullMarked;
