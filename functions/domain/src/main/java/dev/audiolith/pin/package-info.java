/// Keeping a sound on IPFS through an ordered chain of providers.
@NullMarked
package dev.audiolith.pin;

import org.jspecify.annotations.NullMarked;
