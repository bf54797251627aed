/// The local run, from outside.
@NullMarked
package dev.audiolith.local.pumps;

import org.jspecify.annotations.NullMarked;
