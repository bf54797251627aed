/// Deadlines, waits and delays. Time comes in through ports, so that every test can replay it.
@NullMarked
package dev.audiolith.time;

import org.jspecify.annotations.NullMarked;
