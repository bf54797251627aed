/// Runs archiving through schedules drawn from seeds.
@NullMarked
package dev.audiolith.faults.archive;

import org.jspecify.annotations.NullMarked;
