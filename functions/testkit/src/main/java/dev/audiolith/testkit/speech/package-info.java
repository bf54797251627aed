/// A speaker without a provider, and what every speaker promises.
@NullMarked
package dev.audiolith.testkit.speech;

import org.jspecify.annotations.NullMarked;
