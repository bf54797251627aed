/// The local run, from outside.
@NullMarked
package dev.audiolith.local.identity;

import org.jspecify.annotations.NullMarked;
