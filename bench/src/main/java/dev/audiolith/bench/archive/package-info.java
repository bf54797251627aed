/// What is measured of archiving.
@NullMarked
package dev.audiolith.bench.archive;

import org.jspecify.annotations.NullMarked;
