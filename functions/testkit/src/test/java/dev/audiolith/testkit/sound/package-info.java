/// The fakes pass the contracts that the real adapters pass.
@NullMarked
package dev.audiolith.testkit.sound;

import org.jspecify.annotations.NullMarked;
