/// What the design costs, measured side by side in one run and reported as ratios.
@NullMarked
package dev.audiolith.bench;

import org.jspecify.annotations.NullMarked;
