/// Pinners without a provider, and what every pinner promises.
@NullMarked
package dev.audiolith.testkit.pin;

import org.jspecify.annotations.NullMarked;
