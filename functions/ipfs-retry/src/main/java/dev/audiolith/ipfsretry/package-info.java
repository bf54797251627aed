/// The queue door: sounds that no provider has taken yet are tried again, and lost messages are found.
@NullMarked
package dev.audiolith.ipfsretry;

import org.jspecify.annotations.NullMarked;
