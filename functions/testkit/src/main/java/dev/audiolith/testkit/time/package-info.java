/// Time for tests.
@NullMarked
package dev.audiolith.testkit.time;

import org.jspecify.annotations.NullMarked;
