/// A transcriber without a provider, and what every transcriber promises.
@NullMarked
package dev.audiolith.testkit.transcript;

import org.jspecify.annotations.NullMarked;
