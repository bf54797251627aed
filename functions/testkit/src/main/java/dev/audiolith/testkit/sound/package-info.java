/// The storage of sounds for tests: a fake for each port, and for each port the contract that its fake and every real adapter pass.
@NullMarked
package dev.audiolith.testkit.sound;

import org.jspecify.annotations.NullMarked;
