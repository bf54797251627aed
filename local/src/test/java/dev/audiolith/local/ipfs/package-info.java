/// The local run, from outside.
@NullMarked
package dev.audiolith.local.ipfs;

import org.jspecify.annotations.NullMarked;
