/// One class that knows too much.
@NullMarked
package dev.audiolith.edge.offender;

import org.jspecify.annotations.NullMarked;
