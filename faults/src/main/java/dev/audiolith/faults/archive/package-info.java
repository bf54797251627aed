/// The archiving of tracks in schedules drawn from a seed: its real objects, its fakes, and everything that may go wrong around them.
@NullMarked
package dev.audiolith.faults.archive;

import org.jspecify.annotations.NullMarked;
